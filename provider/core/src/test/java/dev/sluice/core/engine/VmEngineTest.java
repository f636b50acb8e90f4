package dev.sluice.core.engine;

import static dev.sluice.core.engine.EngineFixture.queue;
import static dev.sluice.core.engine.EngineFixture.refused;
import static dev.sluice.core.engine.EngineFixture.topic;
import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static dev.sluice.core.policy.DestinationOptions.MAX_DELIVERIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.AccessPolicy;
import dev.sluice.core.policy.DestinationPolicy;
import dev.sluice.core.policy.PolicyTable;
import dev.sluice.core.policy.Settings;

class VmEngineTest {
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture();

    @Test
    void itOffersEverythingButPersistence() {
        assertThat(fixture.engine().capabilities())
                .doesNotContain(Capability.PERSISTENCE)
                .hasSize(Capability.values().length - 1);
    }

    @Test
    void connectionsHaveNamesOfTheirOwn() {
        assertThat(fixture.connect().id()).isNotEqualTo(fixture.connect().id());
    }

    @Test
    void queuesOfTheSameSettingsShareWhatTheyComeTo() {
        PolicyTable table = PolicyTable.EMPTY
                .with("a.*", Settings.NONE.with(CAPACITY, 5))
                .with("a.b", Settings.NONE.with(MAX_DELIVERIES, 3))
                .with("a.c", Settings.NONE.with(MAX_DELIVERIES, 3))
                .with("a.d", Settings.NONE.with(MAX_DELIVERIES, 4));
        Destinations destinations =
                new EngineFixture(table, AccessPolicy.OPEN).engine().destinations();

        DestinationPolicy policy = destinations.queue(queue("a.b")).policy();

        assertThat(policy.capacity()).isEqualTo(5);
        assertThat(policy.redelivery().maxDeliveries()).isEqualTo(3);
        assertThat(destinations.queue(queue("a.c")).policy()).isSameAs(policy);
        assertThat(destinations.queue(queue("a.d")).policy().redelivery().maxDeliveries())
                .isEqualTo(4);
    }

    // ---------------------------------------------------------------- client ids

    @Test
    @DisplayName("§6.1.2 A client id belongs to one connection until that is closed")
    void aClientIdBelongsToOneConnectionUntilItIsClosed() {
        EngineConnection first = fixture.connect("c");
        refused(BrokerError.CLIENT_ID_IN_USE, () -> fixture.connect("c"));
        EngineConnection second = fixture.connect();
        refused(BrokerError.CLIENT_ID_IN_USE, () -> second.setClientId("c"));

        first.close();
        second.setClientId("c");

        assertThat(second.clientId()).isEqualTo("c");
    }

    @Test
    void aConnectionHasOneClientId() {
        EngineConnection connection = fixture.connect("c");

        refused(BrokerError.CLIENT_ID_FIXED, () -> connection.setClientId("d"));

        fixture.connect("d");
    }

    @Test
    void aClosedConnectionTakesNoClientId() {
        EngineConnection connection = fixture.connect();
        connection.close();

        refused(BrokerError.CLOSED, () -> connection.setClientId("c"));

        fixture.connect("c");
    }

    // ---------------------------------------------------------------- stop and start

    @Test
    void stoppingKeepsQueuesAndDurableSubscriptionsWithTheirMessages() {
        EngineConnection before = fixture.connect("c");
        fixture.receiver(before, EngineFixture.named(topic("t"), SubscriptionKind.DURABLE, "durable"));
        fixture.send(before, queue("q"), "in the queue");
        fixture.send(before, topic("t"), "in the subscription");

        fixture.engine().stop();
        assertThat(fixture.engine().isRunning()).isFalse();
        fixture.engine().start();

        EngineConnection after = fixture.connect("c");
        assertThat(EngineFixture.receiveAll(fixture.receiver(after, queue("q"))))
                .containsExactly("in the queue");
        assertThat(EngineFixture.receiveAll(
                        fixture.receiver(after, EngineFixture.named(topic("t"), SubscriptionKind.DURABLE, "durable"))))
                .containsExactly("in the subscription");
    }

    @Test
    void stoppingEndsConnectionsAndAllTheyHadOpened() {
        List<BrokerException> reasons = new ArrayList<>();
        EngineConnection connection = fixture.engine().connect(new ConnectionRequest(null, null, null), reasons::add);
        Sender sender = connection.openSender(queue("q"));
        Receiver receiver = fixture.receiver(connection, queue("q"));
        fixture.receiver(connection, topic("t"));

        fixture.engine().stop();

        assertThat(reasons).singleElement().satisfies(reason -> {
            assertThat(reason.error()).isEqualTo(BrokerError.CLOSED);
            assertThat(reason).hasMessage("Broker 'test' was stopped.");
        });
        refused(BrokerError.CLOSED, () -> sender.send(fixture.message(sender, queue("q"), "m"), null));
        refused(BrokerError.CLOSED, () -> connection.openSender(null));
        assertThat(receiver.poll()).isNull();
        assertThat(fixture.engine().destinations().subscriptions().all()).isEmpty();
        assertThat(fixture.engine().destinations().queue(queue("q")).readerCount())
                .isZero();
    }

    @Test
    void aStoppedEngineTakesNoConnectionsAndSaysWhy() {
        fixture.engine().stop();

        assertThatThrownBy(fixture::connect)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.CLOSED))
                .hasMessageContaining("Broker 'test' is STOPPED");
    }

    @Test
    void everyConnectionIsEndedEvenIfTheOwnerOfOneFails() {
        EngineConnection first = failing();
        EngineConnection second = failing();

        assertThatThrownBy(fixture.engine()::stop).hasMessage("owner fails");

        refused(BrokerError.CLOSED, () -> first.openSender(null));
        refused(BrokerError.CLOSED, () -> second.openSender(null));
    }

    private EngineConnection failing() {
        return fixture.engine().connect(new ConnectionRequest(null, null, null), reason -> {
            throw new IllegalStateException("owner fails");
        });
    }

    @Test
    void closingIsForGood() {
        fixture.send(fixture.connect(), queue("q"), "m");

        fixture.engine().close();
        fixture.engine().close();

        refused(BrokerError.CLOSED, fixture.engine()::start);
        refused(BrokerError.CLOSED, fixture::connect);
        assertThat(fixture.engine().destinations().queues()).isEmpty();
    }

    @Test
    void stoppingAClosedEngineDoesNotReviveIt() {
        fixture.engine().close();

        fixture.engine().stop();

        refused(BrokerError.CLOSED, fixture.engine()::start);
    }

    @Test
    void aPasswordIsNotShown() {
        assertThat(new ConnectionRequest("user", "secret", "c")).asString().doesNotContain("secret");
    }
}
