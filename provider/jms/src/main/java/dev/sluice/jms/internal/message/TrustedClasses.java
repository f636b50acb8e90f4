package dev.sluice.jms.internal.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * The classes that object messages may be deserialized to: values and collections of the JDK, and what the application
 * lists. Everything else is refused, because reading an object runs code of its class before anybody has seen the
 * object.
 *
 * <p>A pattern is {@code com.acme.Order} for that class and those nested in it, {@code com.acme.*} for the classes of
 * that package, {@code com.acme.**} for those of the packages below as well, or {@code *} for every class there is,
 * which is as safe as the least trusted sender. Immutable.
 */
public final class TrustedClasses {
    /** The name of the option that lists the patterns. */
    public static final String OPTION = "trustedClasses";
    /** Values and collections of the JDK, nothing else. */
    public static final TrustedClasses STANDARD = new TrustedClasses(List.of());

    private final List<Pattern> patterns;

    private TrustedClasses(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * Returns the standard classes and those that match a pattern.
     *
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if a pattern is malformed
     */
    public static TrustedClasses of(Collection<String> patterns) {
        List<Pattern> parsed = new ArrayList<>();
        for (String pattern : patterns) {
            parsed.add(Pattern.parse(pattern.strip()));
        }
        return new TrustedClasses(List.copyOf(parsed));
    }

    /** Returns whether a class may be deserialized; an array of it may as well. */
    public boolean contains(String className) {
        if (StandardClasses.contains(className)) {
            return true;
        }
        for (Pattern pattern : patterns) {
            if (pattern.matches(className)) {
                return true;
            }
        }
        return false;
    }

    private enum Reach {
        CLASS,
        PACKAGE,
        SUBPACKAGES,
        EVERYTHING
    }

    /** A name and how far it reaches; the name of a package ends with its dot. */
    private record Pattern(String name, Reach reach) {

        static Pattern parse(String text) {
            Pattern pattern = split(text);
            boolean wildcardElsewhere = pattern.name.indexOf('*') >= 0;
            boolean nothingNamed =
                    pattern.reach != Reach.EVERYTHING && (pattern.name.isEmpty() || pattern.name.equals("."));
            if (wildcardElsewhere || nothingNamed) {
                throw new BrokerException(
                        BrokerError.CONFIGURATION,
                        "'" + text + "' is no pattern for " + OPTION
                                + ". Write com.acme.Order, com.acme.*, com.acme.** or, for every class, *.");
            }
            return pattern;
        }

        private static Pattern split(String text) {
            if (text.equals("*")) {
                return new Pattern("", Reach.EVERYTHING);
            }
            if (text.endsWith(".**")) {
                return new Pattern(text.substring(0, text.length() - 2), Reach.SUBPACKAGES);
            }
            if (text.endsWith(".*")) {
                return new Pattern(text.substring(0, text.length() - 1), Reach.PACKAGE);
            }
            return new Pattern(text, Reach.CLASS);
        }

        boolean matches(String className) {
            return switch (reach) {
                case CLASS -> className.equals(name) || className.startsWith(name + "$");
                case PACKAGE -> className.startsWith(name) && className.indexOf('.', name.length()) < 0;
                case SUBPACKAGES -> className.startsWith(name);
                case EVERYTHING -> true;
            };
        }
    }
}
