package dev.sluice.jms.internal.message;

import java.io.Serializable;

/**
 * The body of an object message that was passed by reference: the very object that the sender gave, shared by all.
 *
 * @param object the object
 */
public record ObjectReference(Serializable object) {}
