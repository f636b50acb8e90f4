package dev.sluice.tck;

import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Finds and starts the provider once for a run, skips tests of what it does not offer, and closes what tests have opened. */
final class ConformanceExtension implements ParameterResolver, AfterEachCallback, ExecutionCondition {
    private static final Namespace NAMESPACE = Namespace.create(ConformanceExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Jms.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(NAMESPACE).getOrComputeIfAbsent("jms", key -> new Jms(provider(test)), Jms.class);
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        Jms jms = test.getStore(NAMESPACE).remove("jms", Jms.class);
        if (jms != null) {
            jms.close();
            provider(test).reset();
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        List<Feature> missing = test.getTestMethod()
                .map(method -> method.getAnnotation(Requirement.class))
                .map(requirement -> Arrays.stream(requirement.needs())
                        .filter(feature -> !provider(test).features().contains(feature))
                        .toList())
                .orElse(List.of());
        return missing.isEmpty()
                ? ConditionEvaluationResult.enabled("offered")
                : ConditionEvaluationResult.disabled(provider(test).name() + " does not offer " + missing);
    }

    private static Provider provider(ExtensionContext test) {
        return test.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("provider", key -> new Running(), Running.class)
                .provider;
    }

    /** The provider, started; stopped when the run ends. */
    private static final class Running implements AutoCloseable {
        private final Provider provider;

        Running() {
            List<Provider> found = ServiceLoader.load(Provider.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException("The suite tests one provider, and found " + found.size()
                        + " on the class path: name exactly one class in META-INF/services/" + Provider.class.getName()
                        + ".");
            }
            provider = found.get(0);
            try {
                provider.start();
            } catch (Exception e) {
                throw new IllegalStateException(provider.name() + " did not start.", e);
            }
        }

        @Override
        public void close() {
            try {
                provider.stop();
            } catch (Exception e) {
                throw new IllegalStateException(provider.name() + " did not stop.", e);
            }
        }
    }
}
