package dev.sluice.jms.internal.connection;

import java.util.concurrent.Executor;

import dev.sluice.core.engine.Engine;
import dev.sluice.jms.internal.message.MessageFactory;

/**
 * What all connections to a broker have in common.
 *
 * @param engine where messages are kept
 * @param executor what listeners run on
 * @param messages what makes messages
 */
public record ConnectionEnvironment(Engine engine, Executor executor, MessageFactory messages) {}
