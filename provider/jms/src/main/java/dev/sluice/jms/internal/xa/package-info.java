/** The resource that a transaction manager controls a session's part in global transactions with. */
@NullMarked
package dev.sluice.jms.internal.xa;

import org.jspecify.annotations.NullMarked;
