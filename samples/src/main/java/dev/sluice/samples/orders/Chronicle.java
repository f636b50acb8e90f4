package dev.sluice.samples.orders;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import dev.sluice.core.time.BrokerClock;
import dev.sluice.samples.options.Seconds;

/**
 * Prints each event on a line with its time, and keeps the figures. What comes at the end of the time or later has not
 * happened: it is neither printed nor counted.
 *
 * <p>Threads: any; all state is guarded by the chronicle, so that lines stand in the order of their times.
 */
final class Chronicle {
    private final BrokerClock clock;
    private final Seconds duration;
    private final PrintWriter out;
    private final List<Publications> publications = new ArrayList<>();
    private final List<Receptions> receptions = new ArrayList<>();
    private long startMillis;
    private boolean ended;

    Chronicle(BrokerClock clock, Seconds duration, PrintWriter out) {
        this.clock = clock;
        this.duration = duration;
        this.out = out;
    }

    /** Adds a publisher. */
    synchronized Publications publisher(String name, String topic) {
        Publications added = new Publications(name, topic);
        publications.add(added);
        return added;
    }

    /** Adds a subscriber to one or more topics, which have commas between them. */
    synchronized Receptions subscriber(String name, String topics) {
        Receptions added = new Receptions(name, List.of(topics.split(",", -1)));
        receptions.add(added);
        return added;
    }

    /** It is time 0 now. */
    synchronized void begin() {
        startMillis = clock.millis();
    }

    /** The end has come; from now on nothing is noted, whatever the clock says. */
    synchronized void end() {
        ended = true;
        receptions.forEach(each -> each.backlog.lasted(duration.millis()));
    }

    synchronized List<PublisherFigures> publishers() {
        return publications.stream().map(Publications::figures).toList();
    }

    synchronized List<SubscriberFigures> subscribers() {
        return receptions.stream().map(Receptions::figures).toList();
    }

    /**
     * The figures of a publisher.
     *
     * @param name what it is called
     * @param published how many messages it has published
     */
    record PublisherFigures(String name, int published) {}

    /**
     * The figures of a subscriber.
     *
     * @param name what it is called
     * @param received how many messages it has begun to work on
     * @param left how many were found in its subscription after the end
     * @param shouldBeLeft how many were published to its topics and not received
     * @param largestBacklog how many waited at most
     */
    record SubscriberFigures(String name, int received, int left, int shouldBeLeft, int largestBacklog) {
        /** Returns how many copies were put into its subscription. */
        int delivered() {
            return received + left;
        }
    }

    private Seconds now() {
        return new Seconds(clock.millis() - startMillis);
    }

    private boolean isOver(Seconds now) {
        return ended || now.millis() >= duration.millis();
    }

    private void print(Seconds now, String event) {
        out.println("[" + now + "] " + event);
    }

    /** What a publisher has published. */
    final class Publications {
        private final String name;
        private final String topic;
        private int published;

        private Publications(String name, String topic) {
            this.name = name;
            this.topic = topic;
        }

        /** Returns whether it is published; false if it is too late for that. */
        boolean note(String text) {
            synchronized (Chronicle.this) {
                Seconds now = now();
                if (isOver(now)) {
                    return false;
                }
                published++;
                print(now, name + " published " + text);
                receptions.stream()
                        .filter(each -> each.topics.contains(topic))
                        .forEach(each -> each.backlog.arrived(now.millis()));
                return true;
            }
        }

        private PublisherFigures figures() {
            return new PublisherFigures(name, published);
        }
    }

    /** What a subscriber has received, and what waits for it. */
    final class Receptions {
        private final String name;
        private final List<String> topics;
        private final Backlog backlog = new Backlog();
        private int received;
        private int left;

        private Receptions(String name, List<String> topics) {
            this.name = name;
            this.topics = topics;
        }

        /** Notes that a message is taken; after the end, that it was left. */
        void note(String text, long publishedMillis) {
            synchronized (Chronicle.this) {
                Seconds now = now();
                if (isOver(now)) {
                    left++;
                    return;
                }
                received++;
                backlog.taken(now.millis());
                Seconds latency = new Seconds(clock.millis() - publishedMillis);
                print(now, name + " received " + text + " (latency " + latency + " s)");
            }
        }

        /** Notes that a message was found in the subscription after the end. */
        void noteLeft() {
            synchronized (Chronicle.this) {
                left++;
            }
        }

        private SubscriberFigures figures() {
            return new SubscriberFigures(name, received, left, backlog.waiting(), backlog.largest());
        }
    }
}
