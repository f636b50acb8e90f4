/**
 * What an operator sees of an engine and does to it: snapshots of its figures, commands, and events. It says what there is;
 * an engine makes it.
 */
@NullMarked
package dev.sluice.core.admin;

import org.jspecify.annotations.NullMarked;
