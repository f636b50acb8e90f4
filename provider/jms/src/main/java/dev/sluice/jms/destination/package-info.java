/**
 * Queues and topics as applications hold them: administered objects that carry a name, not a broker (Jakarta Messaging
 * 5.1). They may be made with {@code new}, looked up, serialized, and shared by all threads.
 */
@NullMarked
package dev.sluice.jms.destination;

import org.jspecify.annotations.NullMarked;
