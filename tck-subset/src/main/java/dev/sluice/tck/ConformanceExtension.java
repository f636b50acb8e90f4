package dev.sluice.tck;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

import dev.sluice.tck.report.ReportListener;

/**
 * Finds and starts the provider once for a run, skips tests of what it does not offer, gives up those that hang, and closes what
 * tests have opened.
 */
final class ConformanceExtension
        implements BeforeAllCallback, ParameterResolver, InvocationInterceptor, AfterEachCallback, ExecutionCondition {
    /** The configuration parameter of JUnit, or system property, that names the class of the provider to test. */
    static final String PROVIDER = "dev.sluice.tck.provider";

    /** When a test has hung for too long: later than any of its waits for what must happen. */
    private static final Duration LIMIT = Jms.PATIENCE.multipliedBy(3);

    private static final Namespace NAMESPACE = Namespace.create(ConformanceExtension.class);

    @Override
    public void beforeAll(ExtensionContext tests) {
        Provider provider = found(tests);
        tests.publishReportEntry(
                Map.of(ReportListener.PROVIDER, provider.name(), ReportListener.FEATURES, words(provider.features())));
        running(tests);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Jms.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(NAMESPACE).getOrComputeIfAbsent("jms", key -> new Jms(running(test)), Jms.class);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test)
            throws Exception {
        Bounded.run("The test", LIMIT, invocation::proceed);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test)
            throws Exception {
        Bounded.run("The test", LIMIT, invocation::proceed);
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        Jms jms = test.getStore(NAMESPACE).remove("jms", Jms.class);
        if (jms != null) {
            Bounded.run("Closing what the test has opened", Jms.PATIENCE, jms::close);
            running(test).reset();
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        List<Feature> missing = test.getTestMethod()
                .map(method -> method.getAnnotation(Requirement.class))
                .map(requirement -> Arrays.stream(requirement.needs())
                        .filter(feature -> !found(test).features().contains(feature))
                        .toList())
                .orElse(List.of());
        return missing.isEmpty()
                ? ConditionEvaluationResult.enabled("offered")
                : ConditionEvaluationResult.disabled(found(test).name() + " does not offer " + words(missing) + ".");
    }

    private static String words(Collection<Feature> features) {
        return features.stream().sorted().map(Feature::toString).collect(Collectors.joining(", "));
    }

    /** Returns the provider under test, which may not have been started. */
    private static Provider found(ExtensionContext test) {
        return test.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        "found", key -> RunningProvider.find(test.getConfigurationParameter(PROVIDER)), Provider.class);
    }

    /** Returns the provider under test, started. */
    private static Provider running(ExtensionContext test) {
        return test.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("running", key -> RunningProvider.start(found(test)), RunningProvider.class)
                .provider();
    }
}
