/** Message selectors: text in, compiled predicate out. */
@NullMarked
package dev.sluice.core.selector;

import org.jspecify.annotations.NullMarked;
