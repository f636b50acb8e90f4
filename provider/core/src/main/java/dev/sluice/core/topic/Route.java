package dev.sluice.core.topic;

import java.util.List;

import dev.sluice.core.address.Address;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.queue.MessageQueue;

/** Where messages for an address go, looked up once and used for many. */
public sealed interface Route {
    /** Adds the copies that a message makes, in the order in which they are to be entered. */
    void addCopies(Envelope envelope, List<Copy> copies);

    /**
     * One message for one queue.
     *
     * @param queue where it goes
     * @param envelope the message
     */
    record Copy(MessageQueue queue, Envelope envelope) {}

    /**
     * To a queue.
     *
     * @param queue the queue
     */
    record ToQueue(MessageQueue queue) implements Route {
        @Override
        public void addCopies(Envelope envelope, List<Copy> copies) {
            copies.add(new Copy(queue, envelope));
        }
    }

    /**
     * To whoever is subscribed to a topic.
     *
     * @param topic the topic
     */
    record ToTopic(Topic topic) implements Route {
        @Override
        public void addCopies(Envelope envelope, List<Copy> copies) {
            for (MessageQueue queue : topic.targets(envelope)) {
                copies.add(new Copy(queue, envelope));
            }
        }
    }

    /**
     * To several addresses; each gets a message that says it was sent there.
     *
     * @param parts the plain addresses and where they lead
     */
    record ToAll(List<Part> parts) implements Route {
        @Override
        public void addCopies(Envelope envelope, List<Copy> copies) {
            for (Part part : parts) {
                part.route.addCopies(envelope.copyTo(part.address).build(), copies);
            }
        }
    }

    /**
     * A part of a composite.
     *
     * @param address a plain address
     * @param route where it leads
     */
    record Part(Address address, Route route) {}
}
