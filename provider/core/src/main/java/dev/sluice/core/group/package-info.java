/** Which member of a group gets which message: strategies that know members and messages, and nothing of queues. */
@NullMarked
package dev.sluice.core.group;

import org.jspecify.annotations.NullMarked;
