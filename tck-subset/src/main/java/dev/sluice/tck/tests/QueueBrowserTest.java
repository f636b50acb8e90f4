package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What browsers show, and that they change nothing. */
@ConformanceTest
final class QueueBrowserTest {
    @Test
    @Requirement(
            section = "4.1.6",
            text = "A browser shows the messages of a queue in order, as often as it is asked, and takes none away.",
            pitfalls = 90)
    void itShowsAllAndTakesNothing(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        Elsewhere other = Elsewhere.open(jms);
        other.send(queue, "1", "2", "3");

        for (int times = 0; times < 3; times++) {
            assertThat(Enumerations.browseTexts(session, queue)).containsExactly("1", "2", "3");
        }

        assertThat(other.receive(queue, 3))
                .containsExactly(Delivery.first("1"), Delivery.first("2"), Delivery.first("3"));
    }

    @Test
    @Requirement(
            section = "javadoc QueueBrowser.getEnumeration",
            text = "A browser shows the messages in the order in which they would be received, priorities included.",
            pitfalls = 90)
    void itShowsTheOrderOfDelivery(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        loop.consumer().close();
        for (int priority : new int[] {4, 9, 0, 4, 9, 5}) {
            loop.producer().setPriority(priority);
            Jms.send(loop.producer(), loop.session(), "priority " + priority);
        }

        List<String> browsed = Enumerations.browseTexts(loop.session(), (Queue) loop.destination());

        List<Delivery> received = Elsewhere.open(jms).receive(loop.destination(), 6);
        assertThat(browsed).isEqualTo(received.stream().map(Delivery::text).toList());
    }

    @Test
    @Requirement(
            section = "4.1.6",
            text = "The enumeration of an empty queue has no elements; to ask for one gives NoSuchElementException.",
            pitfalls = 90)
    void anEmptyQueueHasNothingToShow(Jms jms) throws JMSException {
        Session session = jms.session();
        Enumeration<?> enumeration = session.createBrowser(jms.queue(session)).getEnumeration();

        assertThat(enumeration.hasMoreElements()).isFalse();
        assertThatThrownBy(() -> enumeration.nextElement()).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @Requirement(
            section = "javadoc QueueBrowser",
            text = "A browser knows its queue; without a selector, or with an empty one, it has none and shows all.",
            pitfalls = {37, 90})
    void itKnowsItsQueueAndThatItHasNoSelector(String selector, Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        Elsewhere.open(jms).send(queue, "text");

        QueueBrowser browser = session.createBrowser(queue, selector);

        assertThat(browser.getQueue().getQueueName()).isEqualTo(queue.getQueueName());
        assertThat(browser.getMessageSelector()).isNull();
        assertThat(browser.getEnumeration().hasMoreElements()).isTrue();
    }

    @Test
    @Requirement(
            section = "4.1.6",
            text = "A browser with a selector knows it, and shows what it selects.",
            pitfalls = 90)
    void itShowsWhatItSelects(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        MessageProducer producer = session.createProducer(queue);
        for (int number = 1; number <= 4; number++) {
            Message message = session.createTextMessage("" + number);
            message.setIntProperty("number", number);
            producer.send(message);
        }

        QueueBrowser browser = session.createBrowser(queue, "number > 2");

        assertThat(browser.getMessageSelector()).isEqualTo("number > 2");
        assertThat(Enumerations.browse(session, queue, "number > 2"))
                .extracting(message -> ((TextMessage) message).getText())
                .containsExactly("3", "4");
        assertThat(Enumerations.browse(session, queue)).hasSize(4);
    }

    @Test
    @Requirement(
            section = "4.1.6",
            text = "Each enumeration of a browser shows what is in the queue by then.",
            pitfalls = 90)
    void eachEnumerationLooksAnew(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        QueueBrowser browser = session.createBrowser(queue);
        assertThat(browser.getEnumeration().hasMoreElements()).isFalse();

        Elsewhere other = Elsewhere.open(jms);
        other.send(queue, "text");
        TextMessage shown = (TextMessage) browser.getEnumeration().nextElement();
        assertThat(shown.getText()).isEqualTo("text");

        other.receive(queue, 1);
        assertThat(browser.getEnumeration().hasMoreElements()).isFalse();
    }

    @Test
    @Requirement(
            section = "4.1.6",
            text =
                    "Messages may come and go during an enumeration, which shows that or not; the consumer gets them all the "
                            + "same, and it ends.",
            pitfalls = 90)
    void anEnumerationHoldsNothingUp(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        Elsewhere other = Elsewhere.open(jms);
        other.send(queue, "1", "2", "3");
        Enumeration<?> enumeration = session.createBrowser(queue).getEnumeration();
        assertThat(enumeration.hasMoreElements()).isTrue();
        TextMessage shown = (TextMessage) enumeration.nextElement();
        assertThat(shown.getText()).isEqualTo("1");

        assertThat(other.receive(queue, 2)).containsExactly(Delivery.first("1"), Delivery.first("2"));
        other.send(queue, "4");

        int more = 0;
        while (enumeration.hasMoreElements()) {
            more++;
            assertThat(((TextMessage) enumeration.nextElement()).getText()).isIn("2", "3", "4");
        }
        assertThat(more).isLessThanOrEqualTo(3);
        assertThat(other.receive(queue, 2)).containsExactly(Delivery.first("3"), Delivery.first("4"));
    }

    @Test
    @Requirement(
            section = "4.1.6",
            text = "What is done to a message that a browser has shown does not reach the message in the queue.",
            pitfalls = {21, 90})
    void whatIsShownIsACopy(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        Elsewhere.open(jms).send(queue, "as it was sent");

        TextMessage shown = (TextMessage) Enumerations.browse(session, queue).get(0);
        shown.clearBody();
        shown.clearProperties();
        shown.setText("changed");
        shown.setStringProperty("added", "property");

        Message received = Jms.receive(session.createConsumer(queue));
        assertThat(received.getBody(String.class)).isEqualTo("as it was sent");
        assertThat(received.propertyExists("added")).isFalse();
    }

    @Test
    @Requirement(
            section = "4.1.6",
            text = "A browser shows what waits in a temporary queue of its connection.",
            pitfalls = {62, 90})
    void aTemporaryQueueCanBeBrowsed(Jms jms) throws JMSException {
        Session session = jms.session();
        TemporaryQueue queue = session.createTemporaryQueue();
        Elsewhere.open(jms).send(queue, "text");

        assertThat(Enumerations.browseTexts(session, queue)).containsExactly("text");
    }
}
