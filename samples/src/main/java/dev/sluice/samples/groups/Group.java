package dev.sluice.samples.groups;

import java.time.Duration;

import jakarta.jms.ConnectionFactory;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.group.Balancing;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;

/** Three members who share the messages of a queue in one of the ways there are. When it is closed, all of them leave. */
final class Group implements AutoCloseable {
    private final Balancing balancing;
    private final ConnectionFactory factory;
    private final BrokerAdmin admin;
    private final VirtualClock clock;
    private final Scoreboard scoreboard;

    private Member ann;
    private final Member bob;
    private final Member cid;

    Group(SluiceBroker broker, Balancing balancing, VirtualClock clock, Course course) {
        this.balancing = balancing;
        this.factory = broker.connectionFactory();
        this.admin = broker.admin();
        this.clock = clock;
        this.scoreboard = new Scoreboard(clock, course);
        this.ann = join("Ann", 1);
        this.bob = join("Bob", 2);
        this.cid = join("Cid", 5);
        at(course.leave.toDuration(), () -> ann.leave());
        at(course.join.toDuration(), () -> ann = join("Ann", 1));
        at(course.stall.toDuration(), () -> bob.stallUntil(course.goOn.toDuration()));
    }

    private Member join(String name, int weight) {
        return new Member(name, factory, queue() + "?consumer.weight=" + weight, clock, scoreboard);
    }

    private void at(Duration time, Runnable task) {
        clock.schedule(time, task);
    }

    String queue() {
        return queue(balancing);
    }

    static String queue(Balancing balancing) {
        return "work." + balancing;
    }

    Balancing balancing() {
        return balancing;
    }

    Scoreboard scoreboard() {
        return scoreboard;
    }

    /** Returns how many messages are in the queue, or with members that have not acknowledged them. */
    long left() {
        return admin.queue(queue()).snapshot().depth().used();
    }

    @Override
    public void close() {
        ann.leave(); // nothing happens if she is away
        bob.leave();
        cid.leave();
    }
}
