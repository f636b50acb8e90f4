package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The transactions of contexts. */
@ConformanceTest
final class ContextTransactionTest {
    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.7",
            text = "What a context sends in a transaction arrives when it commits, in the order of sending.",
            pitfalls = 74)
    void sendsArriveWithTheCommit(Domain domain, Jms jms) throws JMSException {
        ContextLoop others = ContextLoop.open(domain, jms.context(), jms);
        JMSContext transacted = jms.context(JMSContext.SESSION_TRANSACTED);
        Contexts.send(transacted, others.destination(), "1", "2", "3");
        others.send("not part of it");
        assertThat(others.receiveText()).isEqualTo("not part of it");

        transacted.commit();

        assertThat(Contexts.receiveTexts(others.consumer(), 3)).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(section = "6.2.7", text = "What a context has sent is gone when it rolls back.", pitfalls = 74)
    void sendsAreGoneAfterARollback(Domain domain, Jms jms) throws JMSException {
        ContextLoop others = ContextLoop.open(domain, jms.context(), jms);
        JMSContext transacted = jms.context(JMSContext.SESSION_TRANSACTED);
        Contexts.send(transacted, others.destination(), "rolled back");

        transacted.rollback();
        Contexts.send(transacted, others.destination(), "committed");
        transacted.commit();

        assertThat(others.receiveText()).isEqualTo("committed");
    }

    @Test
    @Requirement(section = "6.2.7", text = "A transaction may concern queues and topics at once.", pitfalls = 74)
    void aTransactionMayConcernQueuesAndTopics(Jms jms) throws JMSException {
        JMSContext others = jms.context();
        Queue queue = Contexts.queue(others, jms);
        Topic topic = Contexts.topic(others, jms);
        JMSConsumer ofQueue = others.createConsumer(queue);
        JMSConsumer ofTopic = others.createConsumer(topic);
        JMSContext transacted = jms.context(JMSContext.SESSION_TRANSACTED);
        Contexts.send(transacted, queue, "rolled back");
        Contexts.send(transacted, topic, "rolled back");
        transacted.rollback();

        Contexts.send(transacted, queue, "to the queue");
        Contexts.send(transacted, topic, "to the topic");
        transacted.commit();

        assertThat(Contexts.receiveText(ofQueue)).isEqualTo("to the queue");
        assertThat(Contexts.receiveText(ofTopic)).isEqualTo("to the topic");
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.7",
            text = "What a context has received comes again when it rolls back, marked and counted.",
            pitfalls = {9, 75})
    void receiptsComeAgainAfterARollback(Domain domain, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(domain, jms.context(JMSContext.SESSION_TRANSACTED), jms);
        loop.send("text");
        loop.context().commit();

        for (int count = 1; count <= 3; count++) {
            Message received = loop.receive();
            assertThat(((TextMessage) received).getText()).isEqualTo("text");
            assertThat(received.getJMSRedelivered()).isEqualTo(count > 1);
            assertThat(received.getIntProperty("JMSXDeliveryCount")).isEqualTo(count);
            loop.context().rollback();
        }
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "What was received in a committed transaction does not come again; what comes after it does.",
            pitfalls = {75, 76})
    void receiptsAreFinalAfterACommit(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(ContextMode.TRANSACTED, jms);
        loop.send("committed", "rolled back");
        loop.context().commit();
        assertThat(loop.receiveText()).isEqualTo("committed");
        loop.context().commit();
        assertThat(loop.receiveText()).isEqualTo("rolled back");
        loop.context().rollback();

        loop.context().close();

        assertThat(Contexts.receiveText(jms.context().createConsumer(loop.destination())))
                .isEqualTo("rolled back");
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "Receiving and sending in a transaction is one: both happen or neither.",
            pitfalls = 75)
    void receivingAndSendingIsOne(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(ContextMode.TRANSACTED, jms);
        JMSContext others = jms.context();
        Queue replies = Contexts.queue(others, jms);
        JMSConsumer ofReplies = others.createConsumer(replies);
        Contexts.send(others, loop.destination(), "request");
        Contexts.send(loop.context(), replies, "rolled back: " + loop.receiveText());
        loop.context().rollback();

        Contexts.send(loop.context(), replies, "committed: " + loop.receiveText());
        loop.context().commit();

        assertThat(Contexts.receiveText(ofReplies)).isEqualTo("committed: request");
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "Contexts on one connection have transactions of their own.",
            pitfalls = {56, 74})
    void contextsOnOneConnectionHaveTheirOwnTransactions(Jms jms) throws JMSException {
        ContextLoop others = ContextLoop.open(jms);
        JMSContext first = jms.context(JMSContext.SESSION_TRANSACTED);
        JMSContext second = ContextMode.TRANSACTED.openBeside(first, jms);
        Contexts.send(first, others.destination(), "first");
        Contexts.send(second, others.destination(), "second");

        second.commit();
        assertThat(others.receiveText()).isEqualTo("second");
        first.commit();
        assertThat(others.receiveText()).isEqualTo("first");
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "A listener may commit and roll back the transaction of its context.",
            pitfalls = 74)
    void aListenerMayCommitAndRollBack(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(ContextMode.TRANSACTED, jms);
        JMSContext others = jms.context();
        Inbox inbox = new Inbox(message -> {
            if (message.getJMSRedelivered()) {
                loop.context().commit();
            } else {
                loop.context().rollback();
            }
        });
        loop.consumer().setMessageListener(inbox);

        Contexts.send(others, loop.destination(), "1");
        inbox.await(2);
        Contexts.send(others, loop.destination(), "2");
        inbox.await(4);

        assertThat(inbox.texts()).containsExactly("1", "1", "2", "2");
    }

    static Set<ContextMode> notTransacted() {
        return EnumSet.complementOf(EnumSet.of(ContextMode.TRANSACTED));
    }

    @ParameterizedTest
    @MethodSource("notTransacted")
    @Requirement(
            section = "javadoc JMSContext.commit",
            text = "Without a transaction, commit and rollback throw IllegalStateRuntimeException.",
            pitfalls = 70)
    void withoutATransactionThereIsNothingToEnd(ContextMode mode, Jms jms) {
        JMSContext context = mode.open(jms);

        assertThatThrownBy(context::commit).isInstanceOf(IllegalStateRuntimeException.class);
        assertThatThrownBy(context::rollback).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.recover",
            text = "In a transaction, recover throws IllegalStateRuntimeException, and the transaction goes on.",
            pitfalls = 70)
    void aTransactionCannotBeRecovered(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(ContextMode.TRANSACTED, jms);
        loop.send("text");

        assertThatThrownBy(loop.context()::recover).isInstanceOf(IllegalStateRuntimeException.class);

        loop.context().commit();
        assertThat(loop.receiveText()).isEqualTo("text");
        loop.context().commit();
    }

    @Test
    @Requirement(
            section = "6.2.7",
            text = "A transaction in which nothing was done can be committed and rolled back.",
            pitfalls = 75)
    void anEmptyTransactionCanBeEnded(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(ContextMode.TRANSACTED, jms);

        loop.context().commit();
        loop.context().rollback();
        loop.context().commit();

        loop.send("text");
        loop.context().commit();
        assertThat(loop.receiveText()).isEqualTo("text");
    }
}
