package dev.sluice.core.selector;

/** A node of the compiled tree. Nodes are immutable. */
sealed interface Expression permits Condition, Operand {}
