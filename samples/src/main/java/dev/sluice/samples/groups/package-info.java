/** Sample: the ways in which the members of a group share the messages of a queue, side by side. */
@NullMarked
package dev.sluice.samples.groups;

import org.jspecify.annotations.NullMarked;
