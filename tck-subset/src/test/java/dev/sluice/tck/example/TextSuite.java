package dev.sluice.tck.example;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** A part of the suite, against a provider that is named rather than found. */
@Suite
@SelectPackages("dev.sluice.tck.tests")
@IncludeClassNamePatterns(".*TextMessageTest")
@ConfigurationParameter(key = "dev.sluice.tck.provider", value = "dev.sluice.tck.SluiceProvider")
final class TextSuite {}
