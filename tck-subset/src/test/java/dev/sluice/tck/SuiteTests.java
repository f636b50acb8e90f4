package dev.sluice.tck;

import java.lang.reflect.Method;
import java.util.List;

import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The tests of the suite, found without running them. */
public final class SuiteTests {
    private SuiteTests() {}

    /** Returns all methods that check a requirement. */
    public static List<Method> all() {
        return ReflectionSupport.findAllClassesInPackage(
                        "dev.sluice.tck.tests",
                        type -> AnnotationSupport.isAnnotated(type, ConformanceTest.class),
                        name -> true)
                .stream()
                .flatMap(type ->
                        AnnotationSupport.findAnnotatedMethods(type, Requirement.class, HierarchyTraversalMode.TOP_DOWN)
                                .stream())
                .toList();
    }

    /** Returns what reports and pages call a test, for example {@code QueueTest.aMessageArrives}. */
    public static String name(Method test) {
        return test.getDeclaringClass().getSimpleName() + "." + test.getName();
    }
}
