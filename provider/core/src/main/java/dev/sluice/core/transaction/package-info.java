/** Units of work: sends and settlements that happen together or not at all. */
@NullMarked
package dev.sluice.core.transaction;

import org.jspecify.annotations.NullMarked;
