package dev.sluice.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a class of tests of the standard. Its tests take a {@link Jms}, through which they reach the provider. A test that
 * hangs for three times the {@linkplain Jms#PATIENCE patience} has failed, and the run goes on without it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(ConformanceExtension.class)
public @interface ConformanceTest {}
