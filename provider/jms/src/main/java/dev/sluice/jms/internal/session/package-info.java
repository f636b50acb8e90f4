/** Sessions and the dispatch of messages to their listeners. */
package dev.sluice.jms.internal.session;
