package dev.sluice.benchmarks.contender;

/**
 * What goes through a bare queue: the same as in a message, as a plain object.
 *
 * @param source index of the sender
 * @param number number among those of the sender
 * @param body a text, an array of bytes, a map
 */
public record Parcel(int source, long number, Object body) {}
