package dev.sluice.core.engine;

import static dev.sluice.core.engine.EngineFixture.queue;
import static dev.sluice.core.engine.EngineFixture.refused;
import static dev.sluice.core.engine.EngineFixture.topic;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressKind;
import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.message.SendResult;

/** Destinations that live and die with a connection (section 6.2.2). */
class TemporaryDestinationsTest {
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture();

    private final EngineConnection owner = fixture.connect();
    private final EngineConnection stranger = fixture.connect();

    @ParameterizedTest
    @EnumSource(AddressKind.class)
    @DisplayName("§6.2.2 Everybody may send, the owner's connection receives")
    void everybodyMaySendAndTheOwnerReceives(AddressKind kind) {
        Address address = owner.createTemporary(kind);
        Receiver receiver = fixture.receiver(owner, address);

        fixture.send(stranger, address, "reply");

        assertThat(EngineFixture.receiveAll(receiver)).containsExactly("reply");
    }

    @ParameterizedTest
    @EnumSource(AddressKind.class)
    @DisplayName("§6.2.2 Another connection may not receive, by whatever name")
    void anotherConnectionMayNotReceive(AddressKind kind) {
        Address address = owner.createTemporary(kind);

        refused(BrokerError.NO_SUCH_ADDRESS, () -> fixture.receiver(stranger, address));
        refused(BrokerError.NO_SUCH_ADDRESS, () -> fixture.receiver(stranger, Address.of(kind, address.name())));
        refused(
                BrokerError.NO_SUCH_ADDRESS,
                () -> fixture.receiver(stranger, Address.of(kind, "other," + address.name())));
    }

    @Test
    void noPatternReachesThem() {
        Receiver everyQueue = fixture.receiver(stranger, queue(">"));
        Receiver everyTopic = fixture.receiver(stranger, topic(">"));
        Address temporaryQueue = owner.createTemporary(AddressKind.QUEUE);
        Address temporaryTopic = owner.createTemporary(AddressKind.TOPIC);
        Receiver everyQueueLater = fixture.receiver(stranger, queue(">"));
        fixture.send(stranger, temporaryQueue, "private");
        assertThat(fixture.send(stranger, temporaryTopic, "private")).isEqualTo(SendResult.NONE);

        assertThat(EngineFixture.receiveAll(everyQueue)).isEmpty();
        assertThat(EngineFixture.receiveAll(everyTopic)).isEmpty();
        assertThat(EngineFixture.receiveAll(everyQueueLater)).isEmpty();
        owner.deleteTemporary(temporaryTopic);
    }

    @ParameterizedTest
    @EnumSource(AddressKind.class)
    @DisplayName("§6.2.2 Deleting one with receivers is refused")
    void deletingOneWithReceiversIsRefused(AddressKind kind) {
        Address address = owner.createTemporary(kind);
        Receiver receiver = fixture.receiver(owner, address);
        refused(BrokerError.ADDRESS_IN_USE, () -> owner.deleteTemporary(address));

        receiver.close();
        owner.deleteTemporary(address);

        refused(BrokerError.NO_SUCH_ADDRESS, () -> owner.deleteTemporary(address));
    }

    @ParameterizedTest
    @EnumSource(AddressKind.class)
    @DisplayName("§6.2.2 Sending to a deleted one is refused, also by who sent there before")
    void sendingToADeletedOneIsRefused(AddressKind kind) {
        Address address = owner.createTemporary(kind);
        Sender before = stranger.openSender(address);
        before.send(fixture.message(before, address, "in time"), null);

        owner.deleteTemporary(address);

        refused(BrokerError.NO_SUCH_ADDRESS, () -> before.send(fixture.message(before, address, "late"), null));
        refused(BrokerError.NO_SUCH_ADDRESS, () -> stranger.openSender(address));
        refused(BrokerError.NO_SUCH_ADDRESS, () -> fixture.receiver(owner, address));
    }

    @Test
    void aTransactionThatSendsToADeletedOneIsRolledBack() {
        Address address = owner.createTemporary(AddressKind.QUEUE);
        Sender sender = stranger.openSender(address);
        Transaction transaction = stranger.openController().begin();
        sender.send(fixture.message(sender, address, "m"), transaction);

        owner.deleteTemporary(address);

        refused(BrokerError.ROLLED_BACK, transaction::commit);
    }

    @Test
    void onlyTheOwnerDeletesThem() {
        Address address = owner.createTemporary(AddressKind.QUEUE);

        refused(BrokerError.NO_SUCH_ADDRESS, () -> stranger.deleteTemporary(address));
        refused(BrokerError.NO_SUCH_ADDRESS, () -> owner.deleteTemporary(queue("ordinary")));
    }

    @ParameterizedTest
    @EnumSource(AddressKind.class)
    void theyEndWithTheirConnectionReceiversOrNot(AddressKind kind) {
        Address address = owner.createTemporary(kind);
        fixture.receiver(owner, address);
        fixture.send(stranger, address, "m");

        owner.close();

        refused(BrokerError.NO_SUCH_ADDRESS, () -> stranger.openSender(address));
        assertThat(fixture.engine().destinations().queues()).isEmpty();
        assertThat(fixture.engine().destinations().topics().all()).isEmpty();
        assertThat(fixture.engine().destinations().subscriptions().all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = SubscriptionKind.class,
            names = {"SHARED", "DURABLE", "SHARED_DURABLE"})
    @DisplayName("§4.2.7 No named subscription on a temporary topic")
    void noNamedSubscriptionOnATemporaryTopic(SubscriptionKind kind) {
        Address address = owner.createTemporary(AddressKind.TOPIC);

        refused(BrokerError.NO_SUCH_ADDRESS, () -> fixture.receiver(owner, EngineFixture.named(address, kind, "name")));
    }
}
