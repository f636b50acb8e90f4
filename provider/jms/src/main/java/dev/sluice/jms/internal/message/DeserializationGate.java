package dev.sluice.jms.internal.message;

import java.io.ObjectInputFilter;

import org.jspecify.annotations.Nullable;

/**
 * Lets only trusted classes through while one object is read, and remembers what it refused. The filter of the whole
 * JVM ({@code jdk.serialFilter}), if there is one, must agree.
 */
final class DeserializationGate implements ObjectInputFilter {
    /** No honest object is nested so deeply; reading one would end in a stack overflow. */
    private static final long MAX_DEPTH = 1_000;

    /**
     * An array takes at least one byte per element in the stream, and a hash table, which the filter is asked about
     * too, has a few places per element. Longer ones are forged, to make the reader run out of memory.
     */
    private static final long ARRAY_PER_BYTE = 8;

    private static final long ALWAYS_ALLOWED_ARRAY = 1_024;

    private final TrustedClasses trusted;
    private final @Nullable ObjectInputFilter ofJvm;
    private final long longestArray;
    private @Nullable String refusal;

    DeserializationGate(TrustedClasses trusted, @Nullable ObjectInputFilter ofJvm, long streamLength) {
        this.trusted = trusted;
        this.ofJvm = ofJvm;
        this.longestArray = ALWAYS_ALLOWED_ARRAY + ARRAY_PER_BYTE * streamLength;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        if (ofJvm != null && ofJvm.checkInput(info) == Status.REJECTED) {
            return refuse("the filter jdk.serialFilter of this JVM rejects "
                    + (info.serialClass() == null ? "it" : info.serialClass().getName()) + ".");
        }
        if (info.depth() > MAX_DEPTH) {
            return refuse("it is nested more than " + MAX_DEPTH + " levels deep.");
        }
        if (info.arrayLength() > longestArray) {
            return refuse("it claims to contain an array of " + info.arrayLength() + " elements.");
        }
        return info.serialClass() == null ? Status.UNDECIDED : check(info.serialClass());
    }

    private Status check(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        String name = element.getName();
        if (element.isPrimitive() || trusted.contains(name)) {
            return Status.ALLOWED;
        }
        return refuse(
                "class " + name + " is not trusted. If it is safe to read, trust it: " + TrustedClasses.OPTION + "="
                        + name + ", or its package: " + TrustedClasses.OPTION + "="
                        + (element.getPackageName().isEmpty() ? "*" : element.getPackageName() + ".*") + ".");
    }

    private Status refuse(String why) {
        refusal = why;
        return Status.REJECTED;
    }

    /** Returns why something was refused, as the end of a sentence, or null when nothing was. */
    @Nullable
    String refusal() {
        return refusal;
    }
}
