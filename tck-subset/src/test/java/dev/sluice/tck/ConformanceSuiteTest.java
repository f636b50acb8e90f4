package dev.sluice.tck;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Runs the conformance suite against the provider on the class path. */
@Suite
@SelectPackages("dev.sluice.tck.tests")
@IncludeClassNamePatterns(".*Test")
final class ConformanceSuiteTest {}
