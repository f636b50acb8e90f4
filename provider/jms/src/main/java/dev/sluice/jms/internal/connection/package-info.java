/** Connections: life cycle, client ids, exception listeners, connection consumers. */
package dev.sluice.jms.internal.connection;
