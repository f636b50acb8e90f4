package dev.sluice.benchmarks.scenario;

import java.util.function.Supplier;

/**
 * Who sends what to whom, in the scenarios that differ in nothing else. Immutable.
 *
 * @param target where messages go
 * @param sources how many threads send
 * @param sessions how many sessions receive; each has a thread
 * @param consumers how many consumers there are, spread over the sessions
 * @param reception how they receive
 * @param acknowledgement how messages are acknowledged
 * @param body makes what is in a message, one for each thread
 */
record Shape(
        Target target,
        int sources,
        int sessions,
        int consumers,
        Reception reception,
        Acknowledgement acknowledgement,
        Supplier<Body> body) {

    /** How many messages are in a transaction. */
    static final int TRANSACTION = 100;

    private static final int BATCH = 16;

    /** Where messages go. */
    enum Target {
        /** A queue: each message is for one of its consumers. */
        QUEUE,
        /** A topic: each message is for all consumers. */
        TOPIC,
        /** A shared subscription: each message is for one of its consumers. */
        SHARED_SUBSCRIPTION,
        /** A topic whose consumers each select other messages: each message is for one of them. */
        SELECTED,
        /** As many queues as consumers, in turns. */
        QUEUE_EACH,
        /** As many topics as consumers, in turns. */
        TOPIC_EACH
    }

    /** How a consumer gets messages. */
    enum Reception {
        LISTENER,
        RECEIVE
    }

    /** How a message is acknowledged. */
    enum Acknowledgement {
        AUTO,
        CLIENT,
        TRANSACTED
    }

    static Shape of(Target target, int sources, int consumers) {
        return new Shape(
                target, sources, consumers, consumers, Reception.LISTENER, Acknowledgement.AUTO, TextBody::ofMadeTexts);
    }

    Shape receiving() {
        return new Shape(target, sources, sessions, consumers, Reception.RECEIVE, acknowledgement, body);
    }

    Shape acknowledged(Acknowledgement how) {
        return new Shape(target, sources, sessions, consumers, reception, how, body);
    }

    Shape inSessions(int count) {
        return new Shape(target, sources, count, consumers, reception, acknowledgement, body);
    }

    Shape carrying(Supplier<Body> what) {
        return new Shape(target, sources, sessions, consumers, reception, acknowledgement, what);
    }

    /** Returns whether every consumer gets every message. */
    boolean eachGetsAll() {
        return target == Target.TOPIC;
    }

    /** Returns how many messages a source sends at a time. */
    int batch() {
        return acknowledgement == Acknowledgement.TRANSACTED ? TRANSACTION : BATCH;
    }

    /** Returns the value of the property that messages are told apart by: their sender, or else who they are for. */
    int key(int source, long number) {
        return sources > 1 ? source : (int) (number % consumers);
    }

    /** Returns the index of the sender of a message with that key. */
    int source(int key) {
        return sources > 1 ? key : 0;
    }
}
