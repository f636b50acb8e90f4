package dev.sluice.jms;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The plan of the house, as far as the facade is concerned. */
@AnalyzeClasses(packages = "dev.sluice.jms", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule roomsFormATree =
            slices().matching("dev.sluice.jms.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theFacadeSeesNoQueue = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.core.queue..", "dev.sluice.core.topic..", "dev.sluice.core.transaction..");

    @ArchTest
    static final ArchRule timeComesFromTheBrokersClock = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(java.util.concurrent.locks.LockSupport.class, "park", Object.class)
            .orShould()
            .callMethod(java.util.concurrent.locks.LockSupport.class, "parkNanos", Object.class, long.class);

    @ArchTest
    static final ArchRule nothingHoldsAMonitor = methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED);
}
