/** Names: of queues and topics, with their levels, wildcards and composites, and of subscriptions. */
@NullMarked
package dev.sluice.core.address;

import org.jspecify.annotations.NullMarked;
