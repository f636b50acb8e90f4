package dev.sluice.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A run of some tests of the suite inside a test, and which of them passed and failed. It leaves no report.
 *
 * <p>Threads: one run at a time.
 */
public final class SuiteRun {
    private final Set<String> passed = ConcurrentHashMap.newKeySet();
    private final Map<String, String> failed = new ConcurrentHashMap<>();

    private SuiteRun() {}

    /**
     * Runs tests of the suite against a provider.
     *
     * @param provider the name of the provider's class
     * @param tests for example {@code QueueTest.aMessageArrives}
     */
    public static SuiteRun of(String provider, Collection<String> tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(tests.stream().map(SuiteRun::selector).toList())
                .configurationParameter(ConformanceExtension.PROVIDER, provider)
                .build();
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        SuiteRun run = new SuiteRun();
        LauncherFactory.create(config).execute(request, run.new Listener());
        return run;
    }

    private static DiscoverySelector selector(String test) {
        int dot = test.indexOf('.');
        String type = "dev.sluice.tck.tests." + test.substring(0, dot);
        return ReflectionSupport.tryToLoadClass(type)
                .andThenTry(found -> ReflectionSupport.findMethods(
                        found,
                        method -> method.getName().equals(test.substring(dot + 1)),
                        HierarchyTraversalMode.TOP_DOWN))
                .andThenTry(methods -> selectMethod(methods.get(0).getDeclaringClass(), methods.get(0)))
                .getOrThrow(e -> new IllegalArgumentException("There is no test " + test + ".", e));
    }

    /** Returns the methods of which all cases passed, for example {@code QueueTest.aMessageArrives}. */
    public Set<String> passed() {
        return passed.stream().filter(test -> !failed.containsKey(test)).collect(Collectors.toSet());
    }

    /** Returns the methods of which a case failed, each with what was thrown. */
    public Map<String, String> failed() {
        return failed;
    }

    private final class Listener implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.getSource().orElse(null) instanceof MethodSource method && test.isTest()) {
                note(method.getJavaClass().getSimpleName() + "." + method.getMethodName(), result);
            } else if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                note(test.getDisplayName(), result);
            }
        }

        private void note(String test, TestExecutionResult result) {
            switch (result.getStatus()) {
                case SUCCESSFUL -> passed.add(test);
                case FAILED ->
                    failed.putIfAbsent(
                            test, String.valueOf(result.getThrowable().orElse(null)));
                case ABORTED -> {}
            }
        }
    }
}
