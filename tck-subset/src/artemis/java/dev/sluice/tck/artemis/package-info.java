/** Apache ActiveMQ Artemis under test. */
@NullMarked
package dev.sluice.tck.artemis;

import org.jspecify.annotations.NullMarked;
