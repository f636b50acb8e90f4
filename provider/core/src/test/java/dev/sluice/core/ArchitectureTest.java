package dev.sluice.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The plan of the core, which the build fails to depart from. */
@AnalyzeClasses(packages = "dev.sluice.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Each room may import only rooms before it. */
    private static final List<String> ROOMS = List.of(
            "error",
            "time",
            "pacing",
            "address",
            "message",
            "selector",
            "group",
            "policy",
            "queue",
            "topic",
            "transaction",
            "admin",
            "engine");

    @ArchTest
    static final ArchRule THE_CORE_KNOWS_NOTHING_OF_JAKARTA_MESSAGING =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("jakarta..", "javax..", "dev.sluice.jms..");

    @ArchTest
    static final ArchRule NO_TWO_ROOMS_IMPORT_EACH_OTHER =
            slices().matching("dev.sluice.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_METHOD_IS_SYNCHRONIZED = noMethods()
            .should()
            .haveModifier(SYNCHRONIZED)
            .because("a virtual thread that waits must not pin its carrier");

    @ArchTest
    static final ArchRule TIME_AND_THREADS_COME_FROM_THE_CLOCK = noClasses()
            .that(DescribedPredicate.not(resideInAPackage("dev.sluice.core.time..")))
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethodWhere(DescribedPredicate.describe("sleeps or parks", call -> isSleepOrPark(call.getTarget())))
            .orShould()
            .callConstructorWhere(DescribedPredicate.describe(
                    "makes a thread", call -> call.getTargetOwner().isAssignableTo(Thread.class)))
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("java.time..")
                    .and(nameStartingWith("java.time.Clock").or(nameStartingWith("java.time.InstantSource"))))
            .because("virtual time must move everything");

    @ArchTest
    static final ArchRule CHANCE_IS_NOBODYS_OWN = noClasses()
            .that(DescribedPredicate.not(resideInAPackage("dev.sluice.core.time..")))
            .should()
            .callConstructorWhere(DescribedPredicate.describe(
                    "makes a Random", call -> call.getTargetOwner().isEquivalentTo(Random.class)))
            .because("what happens must be repeatable; ThreadLocalRandom is for jitter");

    private static boolean isSleepOrPark(AccessTarget.MethodCallTarget target) {
        boolean sleeps = target.getOwner().isEquivalentTo(Thread.class)
                && Set.of("sleep", "onSpinWait", "yield").contains(target.getName());
        return sleeps
                || (target.getOwner().isEquivalentTo(LockSupport.class)
                        && target.getName().startsWith("park"));
    }

    @ArchTest
    static void everyRoomImportsOnlyRoomsBeforeIt(JavaClasses classes) {
        for (String room : roomsOf(classes)) {
            List<String> allowed = ROOMS.subList(0, ROOMS.indexOf(room) + 1);
            List<String> forbidden = ROOMS.stream()
                    .filter(other -> !allowed.contains(other))
                    .map(other -> "dev.sluice.core." + other + "..")
                    .toList();
            noClasses()
                    .that(resideInAPackage("dev.sluice.core." + room + ".."))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(forbidden.toArray(String[]::new)))
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static void everyRoomIsOnThePlan(JavaClasses classes) {
        assertThat(ROOMS).containsAll(roomsOf(classes));
    }

    private static Set<String> roomsOf(JavaClasses classes) {
        return classes.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring("dev.sluice.core.".length()))
                .collect(Collectors.toSet());
    }
}
