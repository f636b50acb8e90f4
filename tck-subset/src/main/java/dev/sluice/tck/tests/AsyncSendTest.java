package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Sending with a completion listener: who is called when, on which thread, in which order. */
@ConformanceTest
final class AsyncSendTest {
    static Stream<Arguments> formsAndDomains() {
        return SendForm.ASYNC.stream()
                .flatMap(form -> Arrays.stream(Domain.values()).map(domain -> Arguments.of(form, domain)));
    }

    @ParameterizedTest
    @MethodSource("formsAndDomains")
    @Requirement(
            section = "7.3",
            text = "Each form of sending with a listener sends, and tells the listener of the message once.",
            pitfalls = {1, 79})
    void eachFormSendsAndTells(SendForm form, Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        MessageProducer producer = SendForm.FOR_BOUND.contains(form)
                ? loop.producer()
                : loop.session().createProducer(null);
        Message message = loop.session().createTextMessage("text");
        Completed listener = new Completed();

        form.send(producer, loop.destination(), message, listener);
        listener.await(1);

        Message received = loop.receive();
        assertThat(listener.completions()).singleElement().isSameAs(message);
        assertThat(listener.failures()).isEmpty();
        assertThat(received.getJMSPriority()).isEqualTo(form.hasOptions() ? SendForm.PRIORITY : 4);
        assertThat(received.getJMSDeliveryMode())
                .isEqualTo(form.hasOptions() ? SendForm.MODE : DeliveryMode.PERSISTENT);
    }

    static Set<SendForm> asyncForms() {
        return SendForm.ASYNC;
    }

    @ParameterizedTest
    @MethodSource("asyncForms")
    @Requirement(
            section = "javadoc MessageProducer.send",
            text = "A listener that is null is refused with IllegalArgumentException.",
            pitfalls = 80)
    void aNullListenerIsRefused(SendForm form, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        MessageProducer producer = SendForm.FOR_BOUND.contains(form)
                ? loop.producer()
                : loop.session().createProducer(null);
        Message message = loop.session().createMessage();

        assertThatThrownBy(() -> form.send(producer, loop.destination(), message, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Requirement(section = "7.3.8", text = "The listener is never called by the thread that sends.", pitfalls = 78)
    void theListenerIsNotCalledByTheSender(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Completed listener = new Completed();

        for (int sends = 0; sends < 20; sends++) {
            loop.producer().send(loop.session().createMessage(), listener);
        }

        listener.await(20);
        assertThat(listener.threads()).doesNotContain(Thread.currentThread());
    }

    @Test
    @Requirement(
            section = "7.3.8",
            text = "A producer's listeners are told in the order of the sends, of each send once.",
            pitfalls = {78, 79})
    void listenersAreToldInTheOrderOfTheSends(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Completed listener = new Completed();
        List<Message> sent = new ArrayList<>();

        for (int sends = 0; sends < 200; sends++) {
            Message message = loop.session().createMessage();
            sent.add(message);
            loop.producer().send(message, listener);
        }
        listener.await(200);

        assertThat(listener.completions()).containsExactlyElementsOf(sent);
        assertThat(listener.failures()).isEmpty();
    }

    @Test
    @Requirement(
            section = "7.3.8",
            text = "A session calls one listener at a time, whichever of its producers has sent.",
            pitfalls = 78)
    void aSessionCallsOneListenerAtATime(Jms jms) throws JMSException {
        Session session = jms.session();
        Overlap overlap = new Overlap();
        AtomicInteger calls = new AtomicInteger();
        CompletionListener counting = onCompletion(message -> {
            overlap.pass();
            calls.incrementAndGet();
        });
        MessageProducer first = session.createProducer(jms.queue(session));
        MessageProducer second = session.createProducer(jms.queue(session));

        for (int sends = 0; sends < 100; sends++) {
            first.send(session.createMessage(), counting);
            second.send(session.createMessage(), counting);
        }

        Waiting.until(() -> calls.get() == 200);
        assertThat(overlap.most()).isEqualTo(1);
    }

    @Test
    @Requirement(section = "7.3.2", text = "When the send method throws, the listener is not called.", pitfalls = 79)
    void aSendThatThrowsCallsNobody(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Completed listener = new Completed();
        Message message = loop.session().createMessage();

        assertThatThrownBy(() -> loop.producer().send(message, 99, 4, 0, listener))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> loop.producer().send(message, 2, 99, 0, listener))
                .isInstanceOf(JMSException.class);
        loop.producer().close();

        assertThat(listener.calls()).isZero();
    }

    @Test
    @Requirement(
            section = "7.3.1",
            text = "The listener is not called before the message has been sent: it is on the queue by then.",
            pitfalls = 79)
    void theListenerIsCalledOnceTheMessageIsThere(Jms jms) throws Exception {
        Session session = jms.session();
        Session watching = jms.session();
        Queue queue = jms.queue(session);
        CompletableFuture<List<String>> seen = new CompletableFuture<>();

        session.createProducer(queue)
                .send(
                        session.createTextMessage("there"),
                        onCompletion(message -> seen.complete(Enumerations.browseTexts(watching, queue))));

        assertThat(Waiting.resultOf(seen)).containsExactly("there");
    }

    @Test
    @Requirement(
            section = "7.3.3",
            text = "Messages of one producer arrive in order, whether sent with a listener or without.",
            pitfalls = 82)
    void mixedSendsKeepTheirOrder(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Completed listener = new Completed();

        for (int number = 0; number < 60; number++) {
            TextMessage message = loop.session().createTextMessage(Integer.toString(number));
            if (number % 3 == 0) {
                loop.producer().send(message);
            } else {
                loop.producer().send(message, listener);
            }
        }

        for (int number = 0; number < 60; number++) {
            assertThat(Jms.receiveText(loop.consumer())).isEqualTo(Integer.toString(number));
        }
        listener.await(40);
    }

    @Test
    @Requirement(
            section = "7.3.6",
            text = "When the listener is called, the headers that the send sets can be read from the message.",
            pitfalls = {1, 83})
    void theHeadersAreSetWhenTheListenerIsCalled(Jms jms) throws Exception {
        Loop loop = Loop.open(jms);
        CompletableFuture<List<Object>> headers = new CompletableFuture<>();
        Message message = loop.session().createTextMessage("text");
        message.setJMSPriority(9);

        loop.producer().send(message, onCompletion(sent -> headers.complete(headersOf(sent))));

        Message received = loop.receive();
        assertThat(Waiting.resultOf(headers)).isEqualTo(headersOf(received));
        assertThat(headersOf(message)).isEqualTo(headersOf(received));
    }

    private static List<Object> headersOf(Message message) throws JMSException {
        List<Object> values = new ArrayList<>();
        for (MessageHeader header : MessageHeader.SET_BY_SEND) {
            values.add(header.get(message));
        }
        return values;
    }

    @Test
    @Requirement(
            section = "7.3.9",
            text = "When the listener is called, properties and body of the message can be read.",
            pitfalls = 83)
    void theMessageCanBeReadByTheListener(Jms jms) throws Exception {
        Loop loop = Loop.open(jms);
        TextMessage message = loop.session().createTextMessage("text");
        message.setStringProperty("key", "value");
        CompletableFuture<String> read = new CompletableFuture<>();

        loop.producer()
                .send(
                        message,
                        onCompletion(
                                sent -> read.complete(((TextMessage) sent).getText() + sent.getStringProperty("key"))));

        assertThat(Waiting.resultOf(read)).isEqualTo("textvalue");
    }

    @Test
    @Requirement(
            section = "javadoc BytesMessage",
            text = "A bytes message is reset for the listener, which can read it at once.",
            pitfalls = {26, 83})
    void aBytesMessageIsResetForTheListener(Jms jms) throws Exception {
        Loop loop = Loop.open(jms);
        BytesMessage message = loop.session().createBytesMessage();
        message.writeInt(7);
        CompletableFuture<Integer> read = new CompletableFuture<>();

        loop.producer().send(message, onCompletion(sent -> {
            try {
                read.complete(((BytesMessage) sent).readInt());
            } catch (JMSException e) {
                read.completeExceptionally(e);
            }
        }));

        assertThat(Waiting.resultOf(read)).isEqualTo(7);
    }

    @Test
    @Requirement(
            section = "3.9",
            text = "Once the listener has been called, the message can be changed and sent again.",
            pitfalls = {22, 83})
    void aCompletedMessageCanBeSentAgain(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        TextMessage message = loop.session().createTextMessage("first");
        Completed listener = new Completed();
        loop.producer().send(message, listener);
        listener.await(1);
        String firstId = message.getJMSMessageID();

        message.setText("second");
        loop.producer().send(message, listener);
        listener.await(2);

        assertThat(message.getJMSMessageID()).isNotEqualTo(firstId);
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("first");
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("second");
    }

    @Test
    @Requirement(
            section = "6.1.4",
            text = "Sends are completed on a connection that is not started, too.",
            pitfalls = {49, 79})
    void sendsAreCompletedOnAStoppedConnection(Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        Completed listener = new Completed();

        session.createProducer(jms.queue(session)).send(session.createMessage(), listener);

        listener.await(1);
        assertThat(listener.completions()).hasSize(1);
    }

    @Test
    @Requirement(
            section = "7.3.7",
            text = "A listener may use the session while nobody else does, for example to send.",
            pitfalls = 83)
    void aListenerMaySend(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        MessageConsumer consumer = jms.session().createConsumer(queue);
        MessageProducer producer = session.createProducer(queue);
        TextMessage next = session.createTextMessage("sent by the listener");

        producer.send(session.createTextMessage("sent first"), onCompletion(message -> producer.send(next)));

        assertThat(Jms.receiveText(consumer)).isEqualTo("sent first");
        assertThat(Jms.receiveText(consumer)).isEqualTo("sent by the listener");
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "A send with a listener in a transaction is completed before, and seen after, the commit.",
            pitfalls = {74, 81})
    void aTransactedSendIsSeenAfterTheCommit(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Completed listener = new Completed();
        loop.producer().send(loop.session().createTextMessage("rolled back"), listener);
        loop.session().rollback();
        loop.producer().send(loop.session().createTextMessage("committed"), listener);
        assertThat(Enumerations.browse(jms.session(), (Queue) loop.destination()))
                .isEmpty();

        loop.session().commit();

        assertThat(listener.calls()).isEqualTo(2);
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("committed");
        loop.session().commit();
    }

    /** What a listener does on completion. */
    @FunctionalInterface
    private interface Step {
        void with(Message message) throws JMSException;
    }

    private static CompletionListener onCompletion(Step step) {
        return new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                try {
                    step.with(message);
                } catch (JMSException e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void onException(Message message, Exception exception) {
                throw new AssertionError(exception);
            }
        };
    }
}
