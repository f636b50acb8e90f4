/** Units of work: sends and settlements that happen together or not at all. */
package dev.sluice.core.transaction;
