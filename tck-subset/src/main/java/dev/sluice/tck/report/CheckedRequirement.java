package dev.sluice.tck.report;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.support.descriptor.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Requirement;

/**
 * A requirement of the standard, and the test method that checks it.
 *
 * @param test the simple name of the class and the name of the method, for example {@code QueueTest.aMessageArrives}
 * @param section the section of the standard, or "javadoc" with the name of the type
 * @param text the requirement in one sentence
 * @param pitfalls the numbers of the common faults it guards against
 */
record CheckedRequirement(String test, String section, String text, List<Integer> pitfalls) {
    /** What no test checks, because it is due after the last one. */
    static final CheckedRequirement END_OF_THE_RUN = new CheckedRequirement(
            "Provider.stop", "none", "The provider can be stopped after the last test.", List.of());

    /** Returns what a method checks, or empty if it does not belong to a conformance test. */
    static Optional<CheckedRequirement> of(MethodSource source) {
        return AnnotationSupport.isAnnotated(source.getJavaClass(), ConformanceTest.class)
                ? Optional.of(of(source.getJavaClass(), source.getJavaMethod()))
                : Optional.empty();
    }

    private static CheckedRequirement of(Class<?> type, Method method) {
        String test = type.getSimpleName() + "." + method.getName();
        return AnnotationSupport.findAnnotation(method, Requirement.class)
                .map(requirement -> new CheckedRequirement(
                        test,
                        requirement.section(),
                        requirement.text(),
                        Arrays.stream(requirement.pitfalls()).boxed().toList()))
                .orElseGet(() -> new CheckedRequirement(test, "none", "A test that names no requirement.", List.of()));
    }
}
