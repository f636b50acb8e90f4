/** Apache ActiveMQ Classic under test. */
@NullMarked
package dev.sluice.tck.classic;

import org.jspecify.annotations.NullMarked;
