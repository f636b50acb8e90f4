package dev.sluice.core.queue;

import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static dev.sluice.core.policy.DestinationOptions.OVERFLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.Settings;

class GateTest {
    @RegisterExtension
    final QueueFixture.Maker maker = new QueueFixture.Maker();

    private final QueueFixture queue =
            maker.queue(Settings.NONE.with(CAPACITY, 3).with(OVERFLOW, OverflowPolicy.REJECT));
    private final QueueFixture.Reader reader = queue.reader();
    private final Gate gate = new Gate();

    private Offer sendBehindGate(String name) {
        return queue.queue().offer(queue.draft(name).build(), gate);
    }

    private void open() {
        gate.open();
        queue.queue().gateDecided();
    }

    private void cancel() {
        gate.cancel();
        queue.queue().gateDecided();
    }

    @Test
    void nobodySeesWhatIsBehindAClosedGate() {
        sendBehindGate("a");

        assertThat(reader.receive()).isNull();
        assertThat(queue.pending()).isEmpty();
        assertThat(queue.queue().remove(envelope -> true)).isEmpty();
        assertThat(queue.depth().used()).isEqualTo(1);
    }

    @Test
    void whatAppearsTakesThePlaceItHadWhenItWasOffered() {
        sendBehindGate("a");
        queue.send("b");
        assertThat(queue.pending()).containsExactly("b");

        open();

        assertThat(reader.receiveAll()).containsExactly("a", "b");
    }

    @Test
    void whatIsCollectedWhenTheGateIsOpenDoesNotOvertakeWhatWasCollectedBefore() {
        List.of("1", "2", "3").forEach(queue::send);
        assertThat(reader.receive()).isEqualTo("1");
        assertThat(reader.receive())
                .isEqualTo("2"); // nothing urgent is left, so 3 is next without a look at the arrivals
        sendBehindGate("a");
        queue.depth(); // collects
        sendBehindGate("b");
        gate.open();
        queue.depth();

        assertThat(reader.receiveAll()).containsExactly("3", "a", "b");
    }

    @Test
    void whatIsTakenBackGivesItsSlotBack() {
        sendBehindGate("a");
        sendBehindGate("b");
        sendBehindGate("c");
        assertThat(queue.send("d")).isEqualTo(Offer.FULL);

        cancel();

        assertThat(queue.depth().used()).isZero();
        assertThat(queue.queue().figures().totals().published()).isZero();
        assertThat(queue.losses()).isEmpty();
    }

    @Test
    void aReaderThatWatchesIsToldWhenTheGateOpens() {
        reader.watching();
        sendBehindGate("a");
        assertThat(reader.told()).isZero();

        open();

        assertThat(reader.told()).isEqualTo(1);
    }

    @Test
    void anOpenGateIsSeenByWhoAsksBeforeTheQueueIsTold() {
        sendBehindGate("a");
        assertThat(reader.receive()).isNull();

        gate.open();

        assertThat(reader.receive()).isEqualTo("a");
        queue.queue().gateDecided();
        assertThat(reader.receive()).isNull();
    }

    @Test
    void aGateIsDecidedOnce() {
        gate.open();

        assertThatThrownBy(gate::cancel).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void delaysAndTimesToLiveCountFromTheSend() {
        queue.queue()
                .offer(
                        queue.draft("delayed")
                                .times(queue.now(), queue.now() + 100, 0)
                                .build(),
                        gate);
        queue.queue()
                .offer(
                        queue.draft("expiring")
                                .times(queue.now(), queue.now(), queue.now() + 50)
                                .build(),
                        gate);
        queue.advance(60);

        open();
        maker.clock().settle();
        assertThat(queue.losses()).containsExactly("expiring EXPIRED 0");
        assertThat(queue.depth().delayed()).isEqualTo(1);

        queue.advance(40);
        assertThat(reader.receive()).isEqualTo("delayed");
    }

    @Test
    void aSlotIsLentByADeliveryThatWillBeAccepted() {
        queue.send("lender");
        queue.send("b");
        queue.send("c");
        QueuedDelivery lender = reader.take();
        queue.queue().lockInAll(List.of(new HandOver(lender, 1)));

        assertThat(queue.queue().offerInExchange(queue.draft("in exchange").build(), gate, lender))
                .isTrue();
        assertThat(queue.depth().used()).isEqualTo(3);
        queue.queue().checkInvariants();

        open();
        QueueFixture.settle(lender, Outcome.ACCEPTED);
        assertThat(queue.depth().used()).isEqualTo(3);
        assertThat(reader.receiveAll()).containsExactly("b", "c", "in exchange");
    }

    @Test
    void aSlotIsLentOnce() {
        queue.send("lender");
        QueuedDelivery lender = reader.take();
        queue.queue().lockInAll(List.of(new HandOver(lender, 1)));
        queue.queue().offerInExchange(queue.draft("first").build(), gate, lender);

        assertThat(queue.queue().offerInExchange(queue.draft("second").build(), gate, lender))
                .isFalse();

        cancel();
        QueueFixture.settle(lender, Outcome.RELEASED);
        assertThat(queue.pending()).containsExactly("lender");
    }

    @Test
    void aLentSlotGoesBackWhenTheGateIsCancelled() {
        queue.send("lender");
        QueuedDelivery lender = reader.take();
        queue.queue().lockInAll(List.of(new HandOver(lender, 1)));
        queue.queue().offerInExchange(queue.draft("in exchange").build(), gate, lender);

        cancel();
        queue.queue().checkInvariants();
        assertThat(queue.depth().inFlight()).isEqualTo(1);

        QueueFixture.settle(lender, Outcome.RELEASED);
        assertThat(reader.receiveAll()).containsExactly("lender");
    }
}
