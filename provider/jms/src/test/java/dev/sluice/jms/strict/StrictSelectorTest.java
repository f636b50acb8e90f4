package dev.sluice.jms.strict;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.InvalidSelectorException;
import jakarta.jms.InvalidSelectorRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("§3.8.1.1 A selector whose literals have types that can never fit is refused when it is given")
final class StrictSelectorTest extends StrictFixture {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a > 'foo'",
                "'foo' > TRUE",
                "a < TRUE",
                "a >= 'x'",
                "'a' <= 'b'",
                "TRUE > FALSE",
                "a BETWEEN 'a' AND 'b'",
                "a BETWEEN TRUE AND FALSE",
                "-'x' = a",
                "a = TRUE + 1",
                "a = 'x' * 2"
            })
    void inWhateverWayItIsGiven(String selector) throws JMSException {
        Session session = connection.createSession();
        Queue queue = session.createQueue("q");
        Topic topic = session.createTopic("t");
        JMSContext context = broker.connectionFactory().createContext();

        assertThatThrownBy(() -> session.createConsumer(queue, selector)).isInstanceOf(InvalidSelectorException.class);
        assertThatThrownBy(() -> session.createBrowser(queue, selector)).isInstanceOf(InvalidSelectorException.class);
        assertThatThrownBy(() -> session.createDurableConsumer(topic, "d", selector, false))
                .isInstanceOf(InvalidSelectorException.class);
        assertThatThrownBy(() -> session.createSharedConsumer(topic, "s", selector))
                .isInstanceOf(InvalidSelectorException.class);
        assertThatThrownBy(() -> session.createSharedDurableConsumer(topic, "sd", selector))
                .isInstanceOf(InvalidSelectorException.class);
        assertThatThrownBy(() -> context.createConsumer(queue, selector))
                .isInstanceOf(InvalidSelectorRuntimeException.class);
        assertThatThrownBy(() -> context.createBrowser(queue, selector))
                .isInstanceOf(InvalidSelectorRuntimeException.class);
    }
}
