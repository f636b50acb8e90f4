/** What is acknowledged when: one class for each acknowledgement mode. */
@NullMarked
package dev.sluice.jms.internal.acknowledge;

import org.jspecify.annotations.NullMarked;
