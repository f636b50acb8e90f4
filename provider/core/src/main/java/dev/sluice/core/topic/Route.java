package dev.sluice.core.topic;

import java.util.List;

import dev.sluice.core.address.Address;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.queue.Claims;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.Offer;

/** Where messages for an address go, looked up once and used for many. */
public sealed interface Route {
    /**
     * Adds the copies that a message makes, in the order in which they are to be entered; none for a destination that has seen
     * its duplicate id before.
     *
     * @throws dev.sluice.core.error.BrokerException {@link dev.sluice.core.error.BrokerError#DUPLICATE_IN_DOUBT} if another
     *     message with its id is on its way there
     */
    void addCopies(Envelope envelope, Claims claims, List<Copy> copies);

    /**
     * One message for one queue.
     *
     * @param queue where it goes
     * @param envelope the message
     * @param named whether the sender named the queue, and so must be told when it was deleted; if not it is a subscription's,
     *     and may end at any time without anybody missing anything
     */
    record Copy(MessageQueue queue, Envelope envelope, boolean named) {
        /**
         * Hands back what the queue did with it.
         *
         * @throws dev.sluice.core.error.BrokerException {@link dev.sluice.core.error.BrokerError#NO_SUCH_ADDRESS} if the
         *     queue is {@link Offer#GONE} and the sender must know
         */
        public Offer checked(Offer offer) {
            if (offer == Offer.GONE && named) {
                throw queue.deleted();
            }
            return offer;
        }
    }

    /**
     * To a queue.
     *
     * @param queue the queue
     */
    record ToQueue(MessageQueue queue) implements Route {
        @Override
        public void addCopies(Envelope envelope, Claims claims, List<Copy> copies) {
            if (claims.admit(envelope, queue.duplicates())) {
                copies.add(new Copy(queue, envelope, true));
            }
        }
    }

    /**
     * To whoever is subscribed to a topic.
     *
     * @param topic the topic
     */
    record ToTopic(Topic topic) implements Route {
        @Override
        public void addCopies(Envelope envelope, Claims claims, List<Copy> copies) {
            if (claims.admit(envelope, topic.duplicates())) {
                for (MessageQueue queue : topic.targets(envelope)) {
                    copies.add(new Copy(queue, envelope, false));
                }
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
        public void addCopies(Envelope envelope, Claims claims, List<Copy> copies) {
            for (Part part : parts) {
                part.route.addCopies(envelope.copyTo(part.address).build(), claims, copies);
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
