package dev.sluice.core.selector;

/**
 * An expression and where it stands in the selector, for error messages.
 *
 * @param start where it begins
 * @param end where it ends, exclusive
 */
record Located(Expression expression, int start, int end) {}
