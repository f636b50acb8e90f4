package dev.sluice.samples.groups;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;

import dev.sluice.core.time.BrokerClock.Timer;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.AcknowledgeMode;
import dev.sluice.samples.work.Unchecked;

/**
 * Takes messages as they come, works on them one after the other, and acknowledges each when it is done. So it is always ready
 * for more, as listeners are that give their work to others.
 */
final class Member {
    private final String name;
    private final VirtualClock clock;
    private final Scoreboard scoreboard;
    private final JMSContext context;
    private final Deque<Message> desk = new ArrayDeque<>();

    private Timer work = () -> {};
    private Duration stalledUntil = Duration.ZERO;

    /**
     * Joins a group.
     *
     * @param name who it is
     * @param factory makes connections to the broker
     * @param queue the name of the queue, with the member's weight
     * @param clock by which time passes
     * @param scoreboard is told what the member does
     */
    Member(String name, ConnectionFactory factory, String queue, VirtualClock clock, Scoreboard scoreboard) {
        this.name = name;
        this.clock = clock;
        this.scoreboard = scoreboard;
        scoreboard.joined(name);
        this.context = factory.createContext(AcknowledgeMode.INDIVIDUAL_ACKNOWLEDGE);
        context.createConsumer(context.createQueue(queue)).setMessageListener(this::onMessage);
    }

    private void onMessage(Message message) {
        scoreboard.received(name, Item.of(message));
        desk.add(message);
        if (desk.size() == 1) {
            begin(message);
        }
    }

    private void begin(Message message) {
        Item item = Item.of(message);
        scoreboard.begun(item);
        work = clock.schedule(untilGoingOn().plus(item.work()), this::done);
    }

    private Duration untilGoingOn() {
        Duration left = stalledUntil.minus(clock.elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void done() {
        Message done = desk.remove();
        Unchecked.run(done::acknowledge);
        scoreboard.done(name, Item.of(done), Unchecked.get(done::getJMSTimestamp));
        if (!desk.isEmpty()) {
            begin(desk.element());
        }
    }

    /** Begins nothing from now on until a time; what it has begun, it ends. */
    void stallUntil(Duration time) {
        stalledUntil = time;
    }

    /** Leaves the group. What it has not acknowledged goes to the others. */
    void leave() {
        work.cancel();
        context.close();
    }
}
