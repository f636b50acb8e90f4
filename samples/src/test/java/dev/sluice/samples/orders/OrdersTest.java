package dev.sluice.samples.orders;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.samples.Outcome;
import dev.sluice.samples.options.Seconds;

final class OrdersTest {
    private static final String ORDERS = "OrderService";
    private static final String ACTIVITY = "UserService";

    @Test
    void printsEveryPublicationAndReceptionWithItsTime() {
        Outcome outcome = Outcome.of("orders");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.lines())
                .startsWith(
                        "[0.0] OrderService published order-1",
                        "[0.0] UserService published activity-1",
                        "[0.0] Inventory received order-1 (latency 0.0 s)",
                        "[0.0] Email received order-1 (latency 0.0 s)",
                        "[0.0] Analytics received order-1 (latency 0.0 s)",
                        "[1.0] Analytics received activity-1 (latency 1.0 s)",
                        "[1.5] UserService published activity-2",
                        "[2.0] OrderService published order-2",
                        "[2.0] Inventory received order-2 (latency 0.0 s)",
                        "[2.0] Analytics received activity-2 (latency 0.5 s)",
                        "[3.0] UserService published activity-3",
                        "[3.0] Email received order-2 (latency 1.0 s)",
                        "[3.0] Analytics received order-2 (latency 1.0 s)",
                        "[4.0] OrderService published order-3",
                        "[4.0] Inventory received order-3 (latency 0.0 s)");
    }

    @Test
    void endsWithTheStatistics() {
        // Email begins at 0, 3, ... 18, which is 7 times, and at 18 the tenth order comes. Analytics is never out of
        // work,
        // so it begins at 0, 1, ... 19, and of the 14 + 10 there are 4 left.
        assertThat(Outcome.of("orders").lines())
                .endsWith(
                        "Statistics of 20.0 s",
                        "",
                        "Publisher     Published",
                        "OrderService         10",
                        "UserService          14",
                        "total                24",
                        "",
                        "Subscriber  Delivered  Received  Left  Largest backlog",
                        "Inventory          10        10     0                0",
                        "Email              10         7     3                3",
                        "Analytics          24        20     4                4",
                        "total              44        37     7");
    }

    @Test
    void twoRunsAreEqual() {
        assertThat(Outcome.of("orders")).isEqualTo(Outcome.of("orders"));
    }

    @Test
    void whatIsDueAtTheEndDoesNotHappen() {
        List<Event> events = Event.of(Outcome.of("orders", "--duration", "6"));

        assertThat(events).extracting(Event::millis).allMatch(millis -> millis < 6_000);
        assertThat(events)
                .extracting(Event::what)
                .contains("order-3", "activity-4")
                .doesNotContain("order-4", "activity-5");
    }

    /** Every subscription on its own is a queue with one server, for which there is a formula. */
    @ParameterizedTest
    @CsvSource({
        "20, 2.0, 1.5, 0.5, 3.0, 1.0",
        "60, 0.7, 1.1, 0.3, 0.9, 0.4",
        "10, 0.25, 0.25, 0, 0.25, 0.125",
        "5.001, 1, 1, 7, 0.001, 0.5",
        "0.5, 0.002, 0.003, 0.001, 0.004, 0.001"
    })
    void receptionsAreThoseOfAQueueWithOneServer(
            String duration, String orders, String activity, String inventory, String email, String analytics) {
        Outcome outcome = Outcome.of(
                "orders",
                "--duration=" + duration,
                "--orders-every=" + orders,
                "--activity-every=" + activity,
                "--inventory=" + inventory,
                "--email=" + email,
                "--analytics=" + analytics);

        List<Event> events = Event.of(outcome);
        long end = millis(duration);
        List<Long> orderTimes = every(millis(orders), end);
        List<Long> allTimes = Stream.concat(orderTimes.stream(), every(millis(activity), end).stream())
                .sorted()
                .toList();
        assertThatQueueIs(outcome, "Inventory", orderTimes, served(orderTimes, millis(inventory), end));
        assertThatQueueIs(outcome, "Email", orderTimes, served(orderTimes, millis(email), end));
        assertThatQueueIs(outcome, "Analytics", allTimes, served(allTimes, millis(analytics), end));
        assertThat(outcome.exitCode()).isZero();
        assertThatAllIsAccountedFor(outcome, events);
    }

    private static void assertThatQueueIs(Outcome outcome, String who, List<Long> arrivals, List<Long> begun) {
        assertThat(receptionTimes(Event.of(outcome)).get(who)).isEqualTo(begun);
        long largestBacklog = arrivals.stream()
                .mapToLong(time -> countUntil(time, arrivals) - countUntil(time, begun))
                .max()
                .orElseThrow();
        assertThat(outcome.figures(who).get(3)).isEqualTo((int) largestBacklog);
    }

    private static long countUntil(long time, List<Long> times) {
        return times.stream().filter(each -> each <= time).count();
    }

    private static List<Long> every(long interval, long end) {
        return Stream.iterate(0L, time -> time < end, time -> time + interval).toList();
    }

    /** Each begins when it has come and the one before is done. */
    private static List<Long> served(List<Long> arrivals, long busy, long end) {
        List<Long> begun = new ArrayList<>();
        long free = 0;
        for (long arrival : arrivals) {
            long begins = Math.max(arrival, free);
            if (begins < end) {
                begun.add(begins);
            }
            free = begins + busy;
        }
        return begun;
    }

    @Test
    void atEqualTimesPublicationsComeFirst() {
        List<Event> events = Event.of(Outcome.of("orders", "--duration", "60"));

        assertThat(events).isSortedAccordingTo(OrdersTest::byTimeAndPublicationsFirst);
    }

    private static int byTimeAndPublicationsFirst(Event a, Event b) {
        int byTime = Long.compare(a.millis, b.millis);
        return byTime != 0 ? byTime : Boolean.compare(!a.published, !b.published);
    }

    @Test
    void latencyIsTheTimeSincePublication() {
        List<Event> events = Event.of(Outcome.of("orders"));

        for (Event event : events) {
            Event publication = events.stream()
                    .filter(each -> each.published && each.what.equals(event.what))
                    .findFirst()
                    .orElseThrow();
            assertThat(event.latency).isEqualTo(event.millis - publication.millis);
        }
    }

    @Test
    @Timeout(60)
    void inRealTimeNothingIsLost() {
        // All times are a twentieth of the defaults.
        Outcome outcome = Outcome.of(
                "orders",
                "--real-time",
                "--duration=1",
                "--orders-every=0.1",
                "--activity-every=0.075",
                "--inventory=0.025",
                "--email=0.15",
                "--analytics=0.05");

        List<Event> events = Event.of(outcome);
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(events).extracting(Event::millis).isSorted().allMatch(millis -> millis < 1_000);
        // A busy machine may come too late for some of them, and is never early.
        assertThat(published(events, ORDERS)).hasSizeBetween(1, 10);
        assertThat(published(events, ACTIVITY)).hasSizeBetween(1, 14);
        assertThatEachIsBusyBetweenReceptions(events, "Email", 150);
        assertThatEachIsBusyBetweenReceptions(events, "Analytics", 50);
        assertThatAllIsAccountedFor(outcome, events);
    }

    private static void assertThatEachIsBusyBetweenReceptions(List<Event> events, String who, long busy) {
        List<Long> times = receptionTimes(events).getOrDefault(who, List.of());
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(busy - 1); // rounded to milliseconds
        }
    }

    /** The statistics are those of the lines; each gets its topics' messages in order, and the rest is left. */
    private static void assertThatAllIsAccountedFor(Outcome outcome, List<Event> events) {
        List<String> orders = published(events, ORDERS);
        List<String> activity = published(events, ACTIVITY);
        assertThat(outcome.figures(ORDERS)).containsExactly(orders.size());
        assertThat(outcome.figures(ACTIVITY)).containsExactly(activity.size());
        assertThatIsAccountedFor(outcome, events, "Inventory", List.of(orders));
        assertThatIsAccountedFor(outcome, events, "Email", List.of(orders));
        assertThatIsAccountedFor(outcome, events, "Analytics", List.of(orders, activity));
    }

    private static void assertThatIsAccountedFor(
            Outcome outcome, List<Event> events, String who, List<List<String>> publications) {
        List<String> received = events.stream()
                .filter(each -> each.who.equals(who))
                .map(Event::what)
                .toList();
        for (List<String> ofOne : publications) {
            List<String> receivedOfOne =
                    received.stream().filter(ofOne::contains).toList();
            assertThat(receivedOfOne).isEqualTo(ofOne.subList(0, receivedOfOne.size()));
        }
        int delivered = publications.stream().mapToInt(List::size).sum();
        int left = delivered - received.size();
        List<Integer> figures = outcome.figures(who);
        assertThat(figures.subList(0, 3)).containsExactly(delivered, received.size(), left);
        assertThat(figures.get(3)).isBetween(left, delivered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--duration", "--orders-every", "--activity-every"})
    void whatMustNotBeZeroIsRefused(String option) {
        Outcome outcome = Outcome.of("orders", option, "0");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(option, "more than 0");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void whatIsNoTimeIsRefused() {
        Outcome outcome = Outcome.of("orders", "--email", "slow");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("--email", "'slow'");
    }

    @Test
    @Timeout(60)
    void aBacklogBeyondCapacityEndsTheRunWithASentence() {
        Outcome outcome = Outcome.of("orders", "--duration=1000", "--orders-every=0.001", "--email=1000");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("orders: No space in subscription").hasLineCount(1);
    }

    private static long millis(String seconds) {
        return Seconds.parse(seconds).millis();
    }

    private static List<String> published(List<Event> events, String who) {
        return events.stream()
                .filter(each -> each.published && each.who.equals(who))
                .map(Event::what)
                .toList();
    }

    private static Map<String, List<Long>> receptionTimes(List<Event> events) {
        return events.stream()
                .filter(each -> !each.published)
                .collect(groupingBy(Event::who, mapping(Event::millis, toList())));
    }

    /** A line of the output. */
    private record Event(long millis, String who, boolean published, String what, long latency) {
        static List<Event> of(Outcome outcome) {
            return outcome.lines().stream()
                    .filter(line -> line.startsWith("["))
                    .map(Event::parse)
                    .toList();
        }

        private static Event parse(String line) {
            String[] words = line.split(" ", -1);
            assertThat(words[0]).matches("\\[\\d+\\.\\d{1,3}]");
            assertThat(words[2]).isIn("published", "received");
            boolean published = words[2].equals("published");
            assertThat(words).hasSize(published ? 4 : 7);
            return new Event(
                    OrdersTest.millis(words[0].substring(1, words[0].length() - 1)),
                    words[1],
                    published,
                    words[3],
                    published ? 0 : OrdersTest.millis(words[5]));
        }
    }
}
