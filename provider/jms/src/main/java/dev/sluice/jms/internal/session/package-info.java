/** Sessions and the dispatch of messages to their listeners. */
@NullMarked
package dev.sluice.jms.internal.session;

import org.jspecify.annotations.NullMarked;
