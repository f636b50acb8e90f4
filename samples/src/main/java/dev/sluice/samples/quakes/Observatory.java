package dev.sluice.samples.quakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;

/** Everybody who is always there to listen: the alert desk, the workers on regions, and a desk for each network. */
final class Observatory {
    private static final int WORKERS = 3;

    private final Connection connection;
    private final List<Quake> alerts = new ArrayList<>();
    private final List<RegionWorker> workers = new ArrayList<>();
    private final Map<String, Integer> byNetwork = new TreeMap<>();

    Observatory(Connection connection) {
        this.connection = connection;
    }

    /** Hears of all networks, and of strong events only: the broker evaluates the selector, and keeps the others away. */
    void openAlertDesk() throws JMSException {
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(session.createTopic("quakes.>"), "magnitude >= 5");
        QuakeListener alert = alerts::add;
        consumer.setMessageListener(alert);
    }

    /** One subscription which all workers share: each message goes to one of them. */
    void openRegionWorkers() throws JMSException {
        for (int i = 0; i < WORKERS; i++) {
            Session session = connection.createSession();
            Topic quakes = session.createTopic("quakes.*");
            RegionWorker worker = new RegionWorker();
            session.createSharedConsumer(quakes, "regions").setMessageListener(worker);
            workers.add(worker);
        }
    }

    /** Hears of one network. */
    void openNetworkDesk(String network) throws JMSException {
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(session.createTopic("quakes." + network));
        QuakeListener count = quake -> byNetwork.merge(network, 1, Integer::sum);
        consumer.setMessageListener(count);
    }

    List<Quake> alerts() {
        return alerts;
    }

    Map<String, Integer> byNetwork() {
        return byNetwork;
    }

    /** Returns how many events each worker got. */
    List<Integer> shares() {
        return workers.stream().map(RegionWorker::share).toList();
    }

    /** Returns the figures of all workers together. */
    Map<String, Figures> byRegion() {
        Stream<Map.Entry<String, Figures>> all = workers.stream().flatMap(worker -> worker.figures.entrySet().stream());
        return all.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Figures::plus, TreeMap::new));
    }

    /** Figures by region of the events that it is given. */
    private static final class RegionWorker implements QuakeListener {
        private final Map<String, Figures> figures = new TreeMap<>();

        @Override
        public void onQuake(Quake quake) {
            figures.merge(quake.region(), Figures.of(quake), Figures::plus);
        }

        int share() {
            return figures.values().stream().mapToInt(Figures::count).sum();
        }
    }
}
