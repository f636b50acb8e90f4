package dev.sluice.jms.pool;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The pool works with any provider, so it knows none; not even ours. */
@AnalyzeClasses(packages = "dev.sluice.jms.pool", importOptions = DoNotIncludeTests.class)
class PoolImportsTest {
    @ArchTest
    static final ArchRule KNOWS_ONLY_THE_STANDARD_AND_COMMONS_POOL = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sluice.jms.pool",
                    "dev.sluice.jms.internal.context", // the simplified API, itself on top of any provider
                    "dev.sluice.jms.internal.error",
                    "jakarta.jms..",
                    "org.apache.commons.pool2..",
                    "java..",
                    "org.jspecify..",
                    "com.google.errorprone.annotations..");
}
