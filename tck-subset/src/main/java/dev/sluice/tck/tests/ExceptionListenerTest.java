package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What a connection tells its exception listener; what troubles there are to be told of is for each provider's own tests. */
@ConformanceTest
final class ExceptionListenerTest {
    @Test
    @Requirement(
            section = "6.1.7",
            text = "A connection has no exception listener until one is set; it can be replaced and taken away.",
            pitfalls = 57)
    void theListenerReadsAsItWasSet(Jms jms) throws JMSException {
        Connection connection = jms.connection();
        assertThat(connection.getExceptionListener()).isNull();
        ExceptionListener first = exception -> {};
        ExceptionListener second = exception -> {};

        connection.setExceptionListener(first);
        assertThat(connection.getExceptionListener()).isSameAs(first);
        connection.setExceptionListener(second);
        assertThat(connection.getExceptionListener()).isSameAs(second);
        connection.setExceptionListener(null);
        assertThat(connection.getExceptionListener()).isNull();
    }

    @Test
    @Requirement(
            section = "6.1.7",
            text = "What is thrown to a caller is not told to the exception listener as well.",
            pitfalls = 57)
    void whatACallerIsToldTheListenerIsNot(Jms jms) throws JMSException {
        List<JMSException> told = new CopyOnWriteArrayList<>();
        Connection connection = jms.connection();
        connection.setExceptionListener(told::add);
        connection.start();
        Session session = connection.createSession();
        Queue queue = jms.queue(session);

        assertThat(catchThrowable(() -> connection.setClientID("too-late"))).isNotNull();
        assertThat(catchThrowable(() -> connection.createSession(-1))).isNotNull();
        assertThat(catchThrowable(session::commit)).isNotNull();
        assertThat(catchThrowable(() -> session.createConsumer(queue, "a = = 1")))
                .isNotNull();
        assertThat(catchThrowable(() -> session.createProducer(new Destination() {})))
                .isNotNull();
        assertThat(catchThrowable(() -> session.unsubscribe("nobody"))).isNotNull();

        Jms.receiveNothing(session.createConsumer(queue));
        assertThat(told).isEmpty();
    }

    @Test
    @Requirement(
            section = "6.1.7",
            text =
                    "The exceptions of message listeners and the end by close are nothing to tell an exception listener.",
            pitfalls = 57)
    void aListenersExceptionIsNotTold(Jms jms) throws JMSException {
        List<JMSException> told = new CopyOnWriteArrayList<>();
        Connection connection = jms.connection();
        connection.setExceptionListener(told::add);
        connection.start();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(Session.CLIENT_ACKNOWLEDGE), jms);
        Inbox inbox = new Inbox(message -> {
            throw new UnsupportedOperationException("a listener that fails");
        });
        Session other = jms.session();
        Jms.send(other.createProducer(loop.destination()), other, "1", "2");
        loop.consumer().setMessageListener(inbox);
        inbox.await(2);

        connection.close();

        Jms.receiveNothing(other.createConsumer(jms.queue(other)));
        assertThat(told).isEmpty();
    }
}
