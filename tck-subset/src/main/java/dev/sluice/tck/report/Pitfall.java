package dev.sluice.tck.report;

/**
 * A fault that implementations of the standard often have.
 *
 * @param whyNotTested why no test can guard against it, or empty if one can
 */
record Pitfall(int number, String text, String whyNotTested) {}
