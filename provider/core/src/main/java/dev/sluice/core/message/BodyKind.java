package dev.sluice.core.message;

/** What a message's body is. A message keeps its kind on the way, even when the body is empty. */
public enum BodyKind {
    /** No body at all. */
    NONE,
    /** A string. */
    TEXT,
    /** A run of bytes. */
    BYTES,
    /** Names with values. */
    MAP,
    /** Values in sequence. */
    STREAM,
    /** A serialized object. */
    OBJECT
}
