package dev.sluice.core.policy;

import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static dev.sluice.core.policy.DestinationOptions.DEAD_LETTER_QUEUE;
import static dev.sluice.core.policy.DestinationOptions.DUPLICATE_WINDOW;
import static dev.sluice.core.policy.DestinationOptions.MAX_DELIVERIES;
import static dev.sluice.core.policy.DestinationOptions.OVERFLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.core.address.Address;
import dev.sluice.core.error.BrokerException;

class PolicyTableTest {
    private static Settings capacity(int capacity) {
        return Settings.NONE.with(CAPACITY, capacity);
    }

    private static int capacity(PolicyTable table, String name) {
        return table.settingsFor(name).get(CAPACITY);
    }

    @Test
    void withoutSettingsEverythingIsDefault() {
        assertThat(DestinationPolicy.of(PolicyTable.EMPTY.settingsFor("any"))).isEqualTo(DestinationPolicy.DEFAULT);
    }

    @Test
    void eachOptionIsTakenFromTheMostSpecificPatternThatSetsIt() {
        PolicyTable table = PolicyTable.EMPTY
                .with(">", capacity(1).with(MAX_DELIVERIES, 5))
                .with("orders.>", capacity(2))
                .with("orders.*", capacity(3))
                .with("orders.eu", Settings.NONE.with(MAX_DELIVERIES, 7));

        assertThat(capacity(table, "other")).isEqualTo(1);
        assertThat(capacity(table, "orders.eu.books")).isEqualTo(2);
        assertThat(capacity(table, "orders.us")).isEqualTo(3);
        assertThat(capacity(table, "orders.eu")).isEqualTo(3);
        assertThat(table.settingsFor("orders.eu").get(MAX_DELIVERIES)).isEqualTo(7);
        assertThat(table.settingsFor("orders.us").get(MAX_DELIVERIES)).isEqualTo(5);
    }

    @Test
    void ofEqualPatternsTheOneDeclaredLaterWins() {
        PolicyTable table = PolicyTable.EMPTY.with("*.eu", capacity(1)).with("orders.*", capacity(2));
        assertThat(capacity(table, "orders.eu")).isEqualTo(2);

        assertThat(capacity(table.with("*.eu", capacity(3)), "orders.eu")).isEqualTo(3);
    }

    @Test
    void whatIsSaidTwiceForOnePatternIsPutTogether() {
        PolicyTable table = PolicyTable.EMPTY.with("a", capacity(1)).with("a", Settings.NONE.with(MAX_DELIVERIES, 2));

        assertThat(capacity(table, "a")).isEqualTo(1);
        assertThat(table.settingsFor("a").get(MAX_DELIVERIES)).isEqualTo(2);
    }

    @Test
    void aTableDoesNotChange() {
        PolicyTable before = PolicyTable.EMPTY.with("a", capacity(1));

        before.with("a", capacity(2));

        assertThat(capacity(before, "a")).isEqualTo(1);
    }

    @Test
    void whatIsNoPatternIsRefused() {
        assertThatThrownBy(() -> PolicyTable.EMPTY.with("a.>.b", Settings.NONE)).isInstanceOf(BrokerException.class);
    }

    @Test
    void settingsKnowWhatWasSet() {
        Settings settings = Settings.NONE.withText(CAPACITY, "7");

        assertThat(settings.has(CAPACITY)).isTrue();
        assertThat(settings.has(OVERFLOW)).isFalse();
        assertThat(settings.get(OVERFLOW)).isEqualTo(OverflowPolicy.BLOCK);
        assertThat(settings).hasToString("{capacity=7}");
        assertThatThrownBy(() -> settings.with(CAPACITY, 0)).isInstanceOf(BrokerException.class);
    }

    // ---------------------------------------------------------------- single subscriptions

    @Test
    void whatIsSaidForASubscriptionGoesBeforeWhatIsSaidForItsTopic() {
        PolicyTable table = PolicyTable.EMPTY
                .with(">@archive", capacity(1))
                .with("prices.*@archive", Settings.NONE.with(MAX_DELIVERIES, 4))
                .with("prices.eu", capacity(2).with(MAX_DELIVERIES, 5));

        Settings archive = table.settingsFor("prices.eu", "archive");

        assertThat(archive.get(CAPACITY)).isEqualTo(1);
        assertThat(archive.get(MAX_DELIVERIES)).isEqualTo(4);
    }

    @Test
    void ofSeveralForOneSubscriptionTheMostSpecificTopicWins() {
        PolicyTable table = PolicyTable.EMPTY
                .with("prices.eu@archive", capacity(1))
                .with("prices.>@archive", capacity(2).with(MAX_DELIVERIES, 4));

        assertThat(table.settingsFor("prices.eu", "archive").get(CAPACITY)).isEqualTo(1);
        assertThat(table.settingsFor("prices.us", "archive").get(CAPACITY)).isEqualTo(2);
        assertThat(table.settingsFor("prices.eu", "archive").get(MAX_DELIVERIES))
                .isEqualTo(4);
    }

    @Test
    void otherSubscriptionsAndTheTopicItselfGetWhatIsSaidForTheTopic() {
        PolicyTable table =
                PolicyTable.EMPTY.with("prices@archive", capacity(1)).with("prices", capacity(2));

        assertThat(table.settingsFor("prices", "archives").get(CAPACITY)).isEqualTo(2);
        assertThat(capacity(table, "prices")).isEqualTo(2);
        assertThat(table.settingsFor("other", "archive").get(CAPACITY)).isEqualTo(CAPACITY.defaultValue());
    }

    @Test
    void theNameOfASubscriptionIsTakenToTheLetter() {
        PolicyTable table = PolicyTable.EMPTY.with("prices@*", capacity(1)).with("prices@of.all@times", capacity(2));

        assertThat(table.settingsFor("prices", "*").get(CAPACITY)).isEqualTo(1);
        assertThat(table.settingsFor("prices", "of.all@times").get(CAPACITY)).isEqualTo(2);
        assertThat(table.settingsFor("prices", "archive").has(CAPACITY)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "@archive | '@archive' names no topic before the '@': write '>@archive' for the subscriptions of this name to"
                        + " all topics.",
                "prices@ | 'prices@' names no subscription after the '@': write 'prices' for the topics and all their"
                        + " subscriptions.",
                "a.>.b@c | 'a.>.b' is no destination pattern: '>' may only be the last level; use '*' for one level.",
            })
    void aPatternOfSubscriptionsNamesBoth(String pattern, String message) {
        assertThatThrownBy(() -> PolicyTable.EMPTY.with(pattern, Settings.NONE)).hasMessage(message);
    }

    @Test
    void whatATopicDoesForAllCannotBeSetForOneSubscription() {
        assertThatThrownBy(() -> PolicyTable.EMPTY.with("prices.>@archive", Settings.NONE.with(DUPLICATE_WINDOW, 5)))
                .isInstanceOf(BrokerException.class)
                .hasMessage(
                        "Option 'duplicateWindow' cannot be set for 'prices.>@archive': a topic remembers ids for all its"
                                + " subscriptions. Set it for 'prices.>'.");
    }

    // ---------------------------------------------------------------- dead letter queues

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "DLQ.orders, true",
        "DLQ.orders.eu, true",
        "DLQ, false",
        "orders, false",
        "graveyard, true",
        "orders.failed, true",
        "failed, false",
    })
    void aDeadLetterQueueIsKnownByItsName(String name, boolean isOne) {
        PolicyTable table = PolicyTable.EMPTY
                .with("a", Settings.NONE.with(DEAD_LETTER_QUEUE, "graveyard"))
                .with("b.*", Settings.NONE.with(DEAD_LETTER_QUEUE, "{destination}.failed"))
                .with("c", Settings.NONE.with(DEAD_LETTER_QUEUE, ""))
                .with("d", Settings.NONE.with(DEAD_LETTER_QUEUE, "{destination}"));

        assertThat(table.isDeadLetterQueue(name)).isEqualTo(isOne);
    }

    @ParameterizedTest
    @EnumSource(OverflowPolicy.class)
    void aDeadLetterQueueNeverWaitsRefusesOrGivesUp(OverflowPolicy overflow) {
        DestinationPolicy policy = DestinationPolicy.ofDeadLetterQueue(
                capacity(5).with(OVERFLOW, overflow).with(MAX_DELIVERIES, 3).with(DEAD_LETTER_QUEUE, "another"));

        assertThat(policy.capacity()).isEqualTo(5);
        assertThat(policy.overflow()).isEqualTo(overflow.leavesToSender() ? OverflowPolicy.DROP_OLDEST : overflow);
        assertThat(policy.redelivery().isExhausted(1_000)).isFalse();
        assertThat(policy.deadLetters().takes(LossReason.REJECTED)).isFalse();
    }

    @Test
    void whichLossesBecomeDeadLetters() {
        DestinationPolicy.DeadLetterPolicy usual = DestinationPolicy.DEFAULT.deadLetters();
        DestinationPolicy.DeadLetterPolicy all = new DestinationPolicy.DeadLetterPolicy("DLQ", true, true);
        DestinationPolicy.DeadLetterPolicy none = new DestinationPolicy.DeadLetterPolicy("", true, true);

        assertThat(LossReason.values())
                .filteredOn(usual::takes)
                .containsExactlyInAnyOrder(LossReason.MAX_DELIVERIES, LossReason.REJECTED);
        assertThat(LossReason.values()).filteredOn(reason -> !all.takes(reason)).containsExactly(LossReason.DUPLICATE);
        assertThat(LossReason.values()).noneMatch(none::takes);
        assertThat(usual.queueFor(Address.topic("news"))).isEqualTo(Address.queue("DLQ.news"));
    }
}
