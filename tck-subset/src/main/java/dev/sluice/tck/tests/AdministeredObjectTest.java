package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import javax.naming.Referenceable;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Feature;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Connection factories and destinations. */
@ConformanceTest
final class AdministeredObjectTest {
    @Test
    @Requirement(
            section = "5.1",
            text = "Connection factories can be stored in JNDI: they are Referenceable and Serializable.",
            pitfalls = 65)
    void factoriesCanBeStored(Jms jms) {
        assertThat(jms.factory()).isInstanceOf(Referenceable.class).isInstanceOf(Serializable.class);
        assertThat(jms.provider().queueConnectionFactory())
                .isInstanceOf(Referenceable.class)
                .isInstanceOf(Serializable.class);
        assertThat(jms.provider().topicConnectionFactory())
                .isInstanceOf(Referenceable.class)
                .isInstanceOf(Serializable.class);
    }

    @Test
    @Requirement(
            section = "5.1",
            text = "XA connection factories can be stored in JNDI, too.",
            pitfalls = {65, 108},
            needs = Feature.XA)
    void xaFactoriesCanBeStored(Jms jms) {
        assertThat(jms.provider().xaConnectionFactory())
                .isInstanceOf(Referenceable.class)
                .isInstanceOf(Serializable.class);
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "5.2",
            text =
                    "Destinations can be stored in JNDI; one that was serialized and read again is the same destination.",
            pitfalls = 65)
    void destinationsCanBeStored(Domain domain, Jms jms) throws Exception {
        Loop loop = Loop.open(domain, jms);
        assertThat(loop.destination()).isInstanceOf(Referenceable.class).isInstanceOf(Serializable.class);

        Destination again = serializedAndRead(loop.destination());

        assertThat(Domain.describe(again)).isEqualTo(Domain.describe(loop.destination()));
        Session other = jms.session();
        Jms.send(other.createProducer(again), other, "text");
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("text");
    }

    private static Destination serializedAndRead(Destination destination) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(destination);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Destination) in.readObject();
        }
    }

    @Test
    @Requirement(
            section = "javadoc ConnectionFactory.createConnection",
            text = "Each call makes a connection of its own, which is stopped at first.",
            pitfalls = 49)
    void eachCallMakesAConnection(Jms jms) throws JMSException {
        Connection first = jms.connection();
        Connection second = jms.connection();
        String clientId = jms.name("client");
        first.setClientID(clientId);
        Session session = second.createSession();
        Queue queue = jms.queue(session);
        MessageConsumer consumer = session.createConsumer(queue);
        Jms.send(session.createProducer(queue), session, "waits for the start");

        first.close();

        assertThat(second.getClientID()).isNotEqualTo(clientId);
        Jms.receiveNothing(consumer);
        second.start();
        assertThat(Jms.receiveText(consumer)).isEqualTo("waits for the start");
        assertThatThrownBy(first::createSession).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Requirement(
            section = "2.14",
            text = "Connection factories, connections and destinations may be used by several threads at once.",
            pitfalls = 60)
    void administeredObjectsMayBeUsedByThreads(Jms jms) throws Exception {
        Loop loop = Loop.open(jms);
        Connection shared = jms.connection();
        List<OtherThread<Void>> threads = new ArrayList<>();
        for (int count = 0; count < 8; count++) {
            String name = "thread " + count;
            threads.add(OtherThread.does(() -> {
                Contexts.send(jms.factory(), loop.destination(), name + ", own connection");
                try (Session session = shared.createSession()) {
                    Jms.send(session.createProducer(loop.destination()), session, name + ", shared connection");
                }
            }));
        }

        for (OtherThread<Void> thread : threads) {
            thread.result();
        }

        List<String> received = new ArrayList<>();
        for (int count = 0; count < 16; count++) {
            received.add(Jms.receiveText(loop.consumer()));
        }
        assertThat(received).doesNotHaveDuplicates().allMatch(text -> text.startsWith("thread"));
    }
}
