package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What selectors do for consumers of queues, for subscriptions and for browsers. */
@ConformanceTest
final class SelectorScopeTest {
    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "3.8.1",
            text = "A consumer with a selector receives the messages that match, in order.",
            pitfalls = 47)
    void aConsumerReceivesWhatMatches(Domain domain, Jms jms) throws JMSException {
        Session session = jms.session();
        Destination destination = domain.destination(jms, session);
        MessageConsumer consumer = session.createConsumer(destination, "number > 2");

        sendNumbers(session, session.createProducer(destination), 5);

        assertThat(Jms.receiveText(consumer)).isEqualTo("3");
        assertThat(Jms.receiveText(consumer)).isEqualTo("4");
        assertThat(Jms.receiveText(consumer)).isEqualTo("5");
    }

    @Test
    @Requirement(
            section = "4.1.2",
            text = "Messages that a consumer does not select stay on the queue for another, in order.",
            pitfalls = 47)
    void whatIsNotSelectedStaysForOthers(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        sendNumbers(session, session.createProducer(queue), 4);
        MessageConsumer even = session.createConsumer(queue, "number = 2 OR number = 4");
        assertThat(Jms.receiveText(even)).isEqualTo("2");
        assertThat(Jms.receiveText(even)).isEqualTo("4");
        even.close();

        MessageConsumer rest = session.createConsumer(queue);

        assertThat(Jms.receiveText(rest)).isEqualTo("1");
        assertThat(Jms.receiveText(rest)).isEqualTo("3");
    }

    @Test
    @Requirement(
            section = "4.1.2",
            text = "A match is found behind any number of messages that nobody selects.",
            pitfalls = 47)
    void aMatchIsFoundBehindManyOthers(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        MessageProducer producer = session.createProducer(queue);
        MessageConsumer choosy = session.createConsumer(queue, "number = 1500");

        sendNumbers(session, producer, 1_500);

        assertThat(Jms.receiveText(choosy)).isEqualTo("1500");
    }

    @Test
    @Requirement(
            section = "4.1.2",
            text = "Two consumers with different selectors each get their own messages, and none waits for the other.",
            pitfalls = 47)
    void twoConsumersEachGetTheirOwn(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        MessageConsumer ones = session.createConsumer(queue, "number = 1");
        MessageConsumer twos = session.createConsumer(queue, "number = 2");
        MessageProducer producer = session.createProducer(queue);
        sendNumbers(session, producer, 2);
        sendNumbers(session, producer, 2);

        assertThat(List.of(Jms.receiveText(twos), Jms.receiveText(twos))).containsExactly("2", "2");
        assertThat(List.of(Jms.receiveText(ones), Jms.receiveText(ones))).containsExactly("1", "1");
    }

    @Test
    @Requirement(
            section = "3.8.1",
            text = "A listener with a selector is given the messages that match, in order.",
            pitfalls = 47)
    void aListenerIsGivenWhatMatches(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        MessageConsumer consumer = session.createConsumer(queue, "number <> 2");
        List<String> received = new CopyOnWriteArrayList<>();
        consumer.setMessageListener(message -> received.add(textOf(message)));

        Session sender = jms.session();
        sendNumbers(sender, sender.createProducer(queue), 4);

        Waiting.until(() -> received.size() == 3);
        assertThat(received).containsExactly("1", "3", "4");
    }

    private static String textOf(Message message) {
        try {
            return ((TextMessage) message).getText();
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Requirement(
            section = "3.8.1.1",
            text = "A selector that fails on one message does not keep the consumer from later ones.",
            pitfalls = 46)
    void aFailingSelectorStopsNothing(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        MessageConsumer consumer = session.createConsumer(queue, "10 / number = 5");
        MessageProducer producer = session.createProducer(queue);
        TextMessage zero = session.createTextMessage("0");
        zero.setIntProperty("number", 0);
        producer.send(zero);

        sendNumbers(session, producer, 2);

        assertThat(Jms.receiveText(consumer)).isEqualTo("2");
    }

    @Test
    @Requirement(
            section = "4.2.2",
            text = "A selector decides when a message is added to a subscription; each subscription has its own.",
            pitfalls = 105)
    void eachSubscriptionHasItsOwnSelector(Jms jms) throws JMSException {
        Session session = jms.session();
        Topic topic = jms.topic(session);
        MessageConsumer small = session.createConsumer(topic, "number < 2");
        MessageConsumer large = session.createConsumer(topic, "number > 2");
        MessageConsumer all = session.createConsumer(topic);

        sendNumbers(session, session.createProducer(topic), 3);

        assertThat(Jms.receiveText(small)).isEqualTo("1");
        assertThat(Jms.receiveText(large)).isEqualTo("3");
        assertThat(List.of(Jms.receiveText(all), Jms.receiveText(all), Jms.receiveText(all)))
                .containsExactly("1", "2", "3");
    }

    @Test
    @Requirement(
            section = "8.3.3",
            text = "A durable subscription with a selector keeps the matching messages only.",
            pitfalls = 105)
    void aDurableSubscriptionKeepsWhatMatches(Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        session.createDurableConsumer(topic, name, "number > 1", false).close();
        sendNumbers(session, session.createProducer(topic), 3);

        MessageConsumer consumer = session.createDurableConsumer(topic, name, "number > 1", false);

        assertThat(Jms.receiveText(consumer)).isEqualTo("2");
        assertThat(Jms.receiveText(consumer)).isEqualTo("3");
    }

    @Test
    @Requirement(
            section = "8.3.2",
            text = "A shared subscription with a selector has the matching messages only.",
            pitfalls = 105)
    void aSharedSubscriptionHasWhatMatches(Jms jms) throws JMSException {
        Session session = jms.session();
        Topic topic = jms.topic(session);
        MessageConsumer consumer = session.createSharedConsumer(topic, jms.name("subscription"), "number > 1");

        sendNumbers(session, session.createProducer(topic), 2);

        assertThat(Jms.receiveText(consumer)).isEqualTo("2");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @Requirement(
            section = "3.8.1.1",
            text = "A selector that is null or empty is none, and getMessageSelector returns null.",
            pitfalls = 37)
    void noSelectorIsNull(String selector, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Queue queue = jms.queue(session);
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");

        MessageConsumer consumer = session.createConsumer(queue, selector);
        MessageConsumer durable = session.createDurableConsumer(topic, name, selector, false);
        QueueBrowser browser = session.createBrowser(queue, selector);

        assertThat(consumer.getMessageSelector()).isNull();
        assertThat(durable.getMessageSelector()).isNull();
        assertThat(browser.getMessageSelector()).isNull();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @Requirement(
            section = "3.8.1.1",
            text = "A consumer whose selector is null or empty receives all messages.",
            pitfalls = 37)
    void noSelectorSelectsAll(String selector, Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        MessageConsumer consumer = session.createConsumer(queue, selector);

        sendNumbers(session, session.createProducer(queue), 2);

        assertThat(List.of(Jms.receiveText(consumer), Jms.receiveText(consumer)))
                .containsExactly("1", "2");
    }

    @Test
    @Requirement(
            section = "javadoc MessageConsumer.getMessageSelector",
            text = "Consumers and browsers return the selector that they were given.",
            pitfalls = 37)
    void theSelectorIsReturned(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);

        MessageConsumer consumer = session.createConsumer(queue, "a = 'b'");
        QueueBrowser browser = session.createBrowser(queue, "a > 1");

        assertThat(consumer.getMessageSelector()).isEqualTo("a = 'b'");
        assertThat(browser.getMessageSelector()).isEqualTo("a > 1");
        assertThat(session.createConsumer(queue).getMessageSelector()).isNull();
    }

    /** Sends texts 1 to n, each with its number as property. */
    private static void sendNumbers(Session session, MessageProducer producer, int count) throws JMSException {
        for (int number = 1; number <= count; number++) {
            TextMessage message = session.createTextMessage(Integer.toString(number));
            message.setIntProperty("number", number);
            producer.send(message);
        }
    }
}
