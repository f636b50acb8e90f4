package dev.sluice.jms.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;

import dev.sluice.core.address.Address;

class DestinationsTest {
    /** Another provider's destination that is both; ActiveMQ and others have such a class. */
    private record Both(String getQueueName, String getTopicName) implements Queue, Topic {}

    @Test
    void ourOwnAreTakenAsTheyAre() throws JMSException {
        SluiceQueue queue = new SluiceQueue("orders?a=1");

        assertThat(Destinations.of(queue)).isSameAs(queue);
        assertThat(Destinations.address(queue)).isEqualTo(Address.queue("orders"));
    }

    @Test
    void othersAreTakenByName() throws JMSException {
        Queue queue = () -> "orders?a=1";
        Topic topic = () -> "prices";

        assertThat(Destinations.of(queue)).isInstanceOf(SluiceQueue.class).hasToString("queue://orders?a=1");
        assertThat(Destinations.address(topic)).isEqualTo(Address.topic("prices"));
    }

    @Test
    void oneThatIsBothIsWhatItHasANameFor() throws JMSException {
        assertThat(Destinations.address(new Both("a", null))).isEqualTo(Address.queue("a"));
        assertThat(Destinations.address(new Both(null, "a"))).isEqualTo(Address.topic("a"));
        assertThat(Destinations.address(new Both("a", "b"))).isEqualTo(Address.queue("a"));
        assertThatThrownBy(() -> Destinations.address(new Both(null, null)))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining(Both.class.getName());
    }

    @Test
    void nullAndStrangersAreRefused() {
        assertThatThrownBy(() -> Destinations.address(null)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> Destinations.address(new Destination() {}))
                .isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void oneWhoseNameCannotBeReadIsRefusedWithTheReason() {
        JMSException reason = new JMSException("connection lost");
        Queue broken = () -> {
            throw reason;
        };

        assertThatThrownBy(() -> Destinations.address(broken))
                .isInstanceOf(InvalidDestinationException.class)
                .hasCause(reason);
    }

    @Test
    void malformedNamesAreRefusedChecked() {
        assertThatThrownBy(() -> Destinations.queue("a?b"))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("'b' is not of the form key=value")
                .extracting(e -> ((JMSException) e).getErrorCode())
                .isEqualTo("INVALID_NAME");
        assertThatThrownBy(() -> Destinations.topic(null)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> Destinations.named("heap", "a"))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("temporary-queue");
    }

    @Test
    void anAddressBecomesADestinationOfItsName() throws JMSException {
        assertThat(Destinations.of(Address.queue("a")))
                .isInstanceOfSatisfying(SluiceQueue.class, queue -> assertThat(queue.getQueueName())
                        .isEqualTo("a"));
        assertThat(Destinations.of(Address.topic("a"))).isInstanceOf(SluiceTopic.class);
    }
}
