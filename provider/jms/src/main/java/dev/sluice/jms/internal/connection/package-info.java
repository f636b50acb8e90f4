/** Connections: life cycle, client ids, exception listeners, connection consumers. */
@NullMarked
package dev.sluice.jms.internal.connection;

import org.jspecify.annotations.NullMarked;
