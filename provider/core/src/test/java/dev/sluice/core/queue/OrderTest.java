package dev.sluice.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.message.Outcome;

class OrderTest {
    @RegisterExtension
    final QueueFixture.Maker maker = new QueueFixture.Maker();

    private final QueueFixture queue = maker.queue();
    private final QueueFixture.Reader reader = queue.reader();

    @Test
    @DisplayName("§3.4.10 Ten priorities in strict order, first in first out within each")
    void tenPrioritiesInStrictOrder() {
        for (int i = 0; i < 20; i++) {
            queue.send("p" + i % 10 + (i < 10 ? " first" : " second"), i % 10);
        }

        assertThat(reader.receiveAll())
                .startsWith("p9 first", "p9 second", "p8 first")
                .endsWith("p0 first", "p0 second")
                .hasSize(20);
    }

    @Test
    void aMessageOfHigherPriorityOvertakesWhatWasCollectedBefore() {
        queue.send("a", 4);
        queue.send("b", 4);
        assertThat(reader.receive()).isEqualTo("a");

        queue.send("urgent", 9);

        assertThat(reader.receiveAll()).containsExactly("urgent", "b");
    }

    @Test
    void aMessageOvertakesWhatIsPendingAlsoIfMoreImportantOnesWerePendingBefore() {
        queue.send("top", 8);
        queue.send("bottom", 2);
        assertThat(reader.receive()).isEqualTo("top");

        queue.send("middle", 5);

        assertThat(reader.receiveAll()).containsExactly("middle", "bottom");
    }

    @Test
    @DisplayName("§6.2.10 A message that is released goes back to its old place")
    void aReleasedMessageGoesBackToItsOldPlace() {
        queue.send("a");
        queue.send("b");
        queue.send("c");
        QueuedDelivery a = reader.take();
        QueuedDelivery b = reader.take();

        QueueFixture.settle(b, Outcome.RELEASED);
        QueueFixture.settle(a, Outcome.RELEASED);

        assertThat(reader.receiveAll()).containsExactly("a", "b", "c");
    }

    @Test
    @DisplayName("§4.1.6 Browsing shows the order of delivery and changes nothing")
    void browsingShowsTheOrderOfDeliveryAndChangesNothing() {
        queue.send("low", 1);
        queue.send("high", 9);
        queue.sendDelayed("later", 1_000);

        assertThat(queue.pending()).containsExactly("high", "low");
        assertThat(queue.pending()).containsExactly("high", "low");
        assertThat(reader.receiveAll()).containsExactly("high", "low");
    }

    @Test
    void onlyPendingMessagesAreTakenOutAndOnlyThoseWanted() {
        queue.send("a");
        queue.send("b");
        queue.send("c");
        QueuedDelivery inFlight = reader.take();

        assertThat(queue.queue().remove(envelope -> !QueueFixture.name(envelope).equals("b")))
                .extracting(QueueFixture::name)
                .containsExactly("c");

        assertThat(queue.pending()).containsExactly("b");
        assertThat(QueueFixture.name(inFlight)).isEqualTo("a");
        assertThat(queue.queue().figures().totals().removed()).isEqualTo(1);
        assertThat(queue.depth().used()).isEqualTo(2);
    }

    @Test
    void aMessageThatHasLeftIsNotKeptAlive() {
        queue.send("a");
        QueuedDelivery delivery = reader.take();

        QueueFixture.settle(delivery, Outcome.ACCEPTED);

        assertThat(delivery.toString()).startsWith("null (GONE");
        assertThat(delivery.gate()).isNull();
    }
}
