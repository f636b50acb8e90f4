/**
 * Message selectors: text in, compiled predicate out.
 *
 * <p>{@code Lexer} cuts the text into tokens; {@code Parser} follows the grammar, lets {@code TypeCheck} refuse what can
 * never make sense, and builds a tree of {@code Condition}s over {@code Operand}s. The smallest node that fits is chosen
 * when the tree is built, so that a test against a literal makes no garbage.
 */
@NullMarked
package dev.sluice.core.selector;

import org.jspecify.annotations.NullMarked;
