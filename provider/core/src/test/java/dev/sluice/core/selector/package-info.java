/** Tests of message selectors: tables of selectors with their truth, and a comparison with a naive evaluator. */
@NullMarked
package dev.sluice.core.selector;

import org.jspecify.annotations.NullMarked;
