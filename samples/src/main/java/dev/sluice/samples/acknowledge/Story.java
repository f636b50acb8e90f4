package dev.sluice.samples.acknowledge;

/**
 * A subscriber with a queue of its own.
 *
 * @param name what the subscriber does with difficult orders
 * @param queue the name of its queue
 * @param subscriber who works on them
 */
record Story(String name, String queue, Subscriber subscriber) {}
