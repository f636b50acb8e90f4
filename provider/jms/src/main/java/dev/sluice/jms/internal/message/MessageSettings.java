package dev.sluice.jms.internal.message;

import org.jspecify.annotations.Nullable;

/**
 * What all messages of a session or consumer have in common. Immutable.
 *
 * @param strictPropertyNames whether property names must be identifiers of the selector language to the letter;
 *     otherwise hyphens and dots are allowed too
 * @param objectsByReference whether an object message carries the very object it was given, unserialized. Fast, and
 *     dangerous: sender and all receivers then share one object, and what one changes, the others see
 * @param trustedClasses which classes object messages may be deserialized to
 * @param consumerLoader the loader of the class that consumes the messages, or null; asked for classes after the
 *     thread's context loader and before our own
 */
public record MessageSettings(
        boolean strictPropertyNames,
        boolean objectsByReference,
        TrustedClasses trustedClasses,
        @Nullable ClassLoader consumerLoader) {

    /** Lenient names, objects by value, the standard value classes only. */
    public static final MessageSettings DEFAULTS = new MessageSettings(false, false, TrustedClasses.STANDARD, null);

    /** Returns the same settings with strict property names, or without. */
    public MessageSettings withStrictPropertyNames(boolean strict) {
        return new MessageSettings(strict, objectsByReference, trustedClasses, consumerLoader);
    }

    /** Returns the same settings with objects passed by reference, or without. */
    public MessageSettings withObjectsByReference(boolean byReference) {
        return new MessageSettings(strictPropertyNames, byReference, trustedClasses, consumerLoader);
    }

    /** Returns the same settings with other trusted classes. */
    public MessageSettings withTrustedClasses(TrustedClasses trusted) {
        return new MessageSettings(strictPropertyNames, objectsByReference, trusted, consumerLoader);
    }

    /** Returns the same settings for a consumer whose classes are loaded by the given loader. */
    public MessageSettings withConsumerLoader(@Nullable ClassLoader loader) {
        return new MessageSettings(strictPropertyNames, objectsByReference, trustedClasses, loader);
    }
}
