package dev.sluice.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a test checks. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requirement {
    /** Returns the section of the standard, for example {@code 6.2.10}, or {@code javadoc} with the name of the type. */
    String section();

    /** Returns the requirement in one sentence. */
    String text();

    /** Returns the numbers of the common faults it guards against, as {@code pitfalls.md} numbers them. */
    int[] pitfalls() default {};

    /** Returns which optional parts of the standard the test needs; without them it is skipped. */
    Feature[] needs() default {};
}
