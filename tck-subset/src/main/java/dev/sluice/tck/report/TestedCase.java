package dev.sluice.tck.report;

/**
 * One execution of a test method: the only one, or one of a parameterised test.
 *
 * @param label what tells it from the others, or empty if it is the only one
 * @param detail why it failed or was skipped, or empty
 */
record TestedCase(CheckedRequirement requirement, String label, Outcome outcome, String detail) {}
