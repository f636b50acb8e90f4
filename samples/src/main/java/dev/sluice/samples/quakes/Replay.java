package dev.sluice.samples.quakes;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;

/**
 * Replays events at the times at which they happened, on a clock that jumps from one to the next. The broker is given the
 * clock as its executor too, so listeners run on the thread that moves it, and every replay is the same.
 */
final class Replay {
    private static final long NO_EXPIRY = 0;

    private final List<Quake> quakes;
    private final Thirds thirds;
    private final VirtualClock clock;

    /**
     * Creates a replay.
     *
     * @param quakes at least one, in order of their times
     */
    Replay(List<Quake> quakes) {
        this.quakes = quakes;
        this.thirds = Thirds.of(quakes);
        this.clock = new VirtualClock(quakes.get(0).time());
    }

    /** Runs it, and returns what everybody received. */
    Findings run() throws JMSException {
        try (SluiceBroker broker = broker();
                Connection connection = broker.connectionFactory().createConnection()) {
            Archive archive = new Archive(broker.connectionFactory());
            Observatory observatory = new Observatory(connection);
            observatory.openAlertDesk();
            observatory.openRegionWorkers();
            for (String network : networks()) {
                observatory.openNetworkDesk(network);
            }
            connection.start();
            archive.connect();

            publish(connection, thirds.first());
            archive.disconnect();
            publish(connection, thirds.second()); // without the archive
            archive.connect();
            int before = archive.received().size();
            clock.settle();
            int waited = archive.received().size() - before;
            publish(connection, thirds.last());
            archive.disconnect();

            return new Findings(
                    observatory.alerts(),
                    archive.received(),
                    waited,
                    observatory.byNetwork(),
                    observatory.byRegion(),
                    observatory.shares());
        }
    }

    private SluiceBroker broker() {
        return SluiceBroker.builder()
                .name("quakes")
                .clock(clock)
                .executor(clock)
                // There is room for all that waits for the archive. A full subscription refuses at once: the thread
                // that would wait for space is the one that would make it.
                .destination("quakes.>", all -> all.capacity(quakes.size()).overflow(OverflowPolicy.REJECT))
                .build();
    }

    private Set<String> networks() {
        return quakes.stream().map(Quake::network).collect(Collectors.toCollection(TreeSet::new));
    }

    private void publish(Connection connection, List<Quake> some) throws JMSException {
        try (Session session = connection.createSession();
                MessageProducer producer = session.createProducer(null)) {
            for (Quake quake : some) {
                clock.advanceTo(quake.time());
                Topic topic = session.createTopic("quakes." + quake.network());
                producer.send(
                        topic,
                        QuakeMessages.write(quake, session),
                        DeliveryMode.PERSISTENT,
                        QuakeMessages.priority(quake),
                        NO_EXPIRY);
                clock.settle(); // listeners run now
            }
        }
    }
}
