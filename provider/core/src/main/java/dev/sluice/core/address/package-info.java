/** Names of queues and topics, their levels, wildcards and composites. */
@NullMarked
package dev.sluice.core.address;

import org.jspecify.annotations.NullMarked;
