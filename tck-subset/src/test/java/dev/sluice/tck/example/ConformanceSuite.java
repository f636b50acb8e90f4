package dev.sluice.tck.example;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** How a project of others runs the suite; the README shows it. */
@Suite
@SelectPackages("dev.sluice.tck.tests")
@IncludeClassNamePatterns(".*Test")
final class ConformanceSuite {}
