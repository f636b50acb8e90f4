/** Sample: two publishers, and three subscribers that are not equally fast. */
@NullMarked
package dev.sluice.samples.orders;

import org.jspecify.annotations.NullMarked;
