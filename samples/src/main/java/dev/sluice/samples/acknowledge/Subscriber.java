package dev.sluice.samples.acknowledge;

import jakarta.jms.ConnectionFactory;

/** Works on the orders in a queue. */
interface Subscriber {
    /**
     * Works until nothing is left in the queue.
     *
     * @param factory makes connections
     * @param queue the name of the queue
     */
    void work(ConnectionFactory factory, String queue);
}
