package dev.sluice.core.engine;

import static dev.sluice.core.engine.EngineFixture.queue;
import static dev.sluice.core.engine.EngineFixture.refused;
import static dev.sluice.core.engine.EngineFixture.topic;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressKind;
import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.policy.AccessPolicy;
import dev.sluice.core.policy.AccessPolicy.Operation;
import dev.sluice.core.policy.PolicyTable;

/** Who may connect, send, receive, browse, subscribe and unsubscribe. */
class AccessTest {
    private static final AccessPolicy POLICY = AccessPolicy.OPEN
            .withUser("shop", "s")
            .withUser("office", "o")
            .permitting("shop", "orders.*", Operation.SEND)
            .permitting("office", "orders.*", Operation.RECEIVE);

    @RegisterExtension
    final EngineFixture fixture = new EngineFixture(PolicyTable.EMPTY, POLICY);

    private EngineConnection connect(String user, String password) {
        return fixture.connect(new ConnectionRequest(user, password, user));
    }

    @Test
    @DisplayName("§10.3 Bad credentials are refused when the connection is made")
    void badCredentialsAreRefusedWhenTheConnectionIsMade() {
        refused(BrokerError.NOT_AUTHENTICATED, () -> connect("shop", "wrong"));
        refused(BrokerError.NOT_AUTHENTICATED, () -> connect("nobody", "s"));
        refused(BrokerError.NOT_AUTHENTICATED, fixture::connect);

        assertThat(connect("shop", "s").clientId()).isEqualTo("shop");
    }

    @Test
    void whoMaySendSendsAndNoMore() {
        EngineConnection shop = connect("shop", "s");

        fixture.send(shop, queue("orders.eu"), "m");

        refused(BrokerError.NOT_AUTHORIZED, () -> shop.openSender(queue("orders")));
        refused(BrokerError.NOT_AUTHORIZED, () -> shop.openSender(queue("orders.eu,other")));
        refused(BrokerError.NOT_AUTHORIZED, () -> fixture.receiver(shop, queue("orders.eu")));
        refused(BrokerError.NOT_AUTHORIZED, () -> shop.browse(queue("orders.eu"), null));
    }

    @Test
    void whereEachMessageSaysWhereItGoesEachIsChecked() {
        Sender sender = connect("shop", "s").openSender(null);

        sender.send(fixture.message(sender, queue("orders.eu"), "m"), null);

        refused(BrokerError.NOT_AUTHORIZED, () -> sender.send(fixture.message(sender, queue("other"), "m"), null));
    }

    @Test
    void whoMayReceiveReceivesAndNoMore() {
        EngineConnection office = connect("office", "o");
        fixture.send(connect("shop", "s"), queue("orders.eu"), "m");

        assertThat(office.browse(queue("orders.eu"), null)).hasSize(1);
        assertThat(EngineFixture.receiveAll(fixture.receiver(office, queue("orders.*"))))
                .containsExactly("m");
        refused(BrokerError.NOT_AUTHORIZED, () -> office.openSender(queue("orders.eu")));
    }

    @Test
    void aPatternMayReachNoFurtherThanThePermission() {
        EngineConnection office = connect("office", "o");

        refused(BrokerError.NOT_AUTHORIZED, () -> fixture.receiver(office, queue("orders.>")));
        refused(BrokerError.NOT_AUTHORIZED, () -> fixture.receiver(office, topic("*.eu")));
        refused(BrokerError.NOT_AUTHORIZED, () -> fixture.receiver(office, topic(">")));
    }

    @Test
    void temporaryDestinationsAreForEverybodyWhoKnowsThem() {
        EngineConnection office = connect("office", "o");
        Address replies = office.createTemporary(AddressKind.QUEUE);

        fixture.send(connect("shop", "s"), replies, "reply");

        assertThat(EngineFixture.receiveAll(fixture.receiver(office, replies))).containsExactly("reply");
    }

    @Test
    void whoMayNotReceiveMayNotUnsubscribeEither() {
        EngineConnection office = connect("office", "o");
        fixture.receiver(office, EngineFixture.named(topic("orders.eu"), SubscriptionKind.DURABLE, "name"))
                .close();
        office.close();
        EngineConnection shop = fixture.connect(new ConnectionRequest("shop", "s", "office"));

        refused(BrokerError.NOT_AUTHORIZED, () -> shop.unsubscribe("name"));
    }
}
