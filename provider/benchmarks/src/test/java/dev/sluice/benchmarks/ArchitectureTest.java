package dev.sluice.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.concurrent.locks.LockSupport;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The plan of this room, as far as it is one. */
@AnalyzeClasses(packages = "dev.sluice.benchmarks", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule WAITING_AND_THE_CLOCK_ARE_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackages("dev.sluice.benchmarks.time", "..jmh_generated..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethodWhere(DescribedPredicate.describe(
                    "sleeps or parks",
                    call -> call.getTarget().getOwner().isEquivalentTo(LockSupport.class)
                            || (call.getTarget().getOwner().isEquivalentTo(Thread.class)
                                    && call.getTarget().getName().equals("sleep"))));

    @ArchTest
    static final ArchRule ROOMS_FORM_A_TREE =
            slices().matching("dev.sluice.benchmarks.(*)..").should().beFreeOfCycles();
}
