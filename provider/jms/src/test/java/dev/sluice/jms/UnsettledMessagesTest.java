package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TransactionRolledBackException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.core.admin.BrokerEvent;
import dev.sluice.core.admin.BrokerEvent.AcknowledgementTimedOut;
import dev.sluice.core.admin.BrokerEvent.SettledLate;
import dev.sluice.core.time.VirtualClock;

/** Messages that were handed over and not acknowledged: too late, or not at all because their consumer has died. */
final class UnsettledMessagesTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final VirtualClock clock = new VirtualClock();
    private final List<BrokerEvent> told = new ArrayList<>();
    private final SluiceBroker broker = SluiceBroker.builder()
            .clock(clock)
            .executor(clock)
            .destination("timed", timed -> timed.ackTimeout(TIMEOUT))
            .listener(told::add)
            .build();
    private Connection connection;

    @BeforeEach
    void connect() throws JMSException {
        connection = open();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    private Connection open() throws JMSException {
        Connection opened = broker.connectionFactory().createConnection();
        opened.start();
        return opened;
    }

    private static MessageConsumer consumer(Session session, String queue) throws JMSException {
        return session.createConsumer(session.createQueue(queue));
    }

    private List<Class<?>> toldOfTime() {
        return told.stream()
                .filter(event -> event instanceof AcknowledgementTimedOut || event instanceof SettledLate)
                .<Class<?>>map(BrokerEvent::getClass)
                .toList();
    }

    @Test
    void aTransactionThatCommitsTooLateIsRolledBackWithAllItSent() throws JMSException {
        Traffic.send(connection, "timed", "work");
        Session slow = connection.createSession(Session.SESSION_TRANSACTED);
        assertThat(consumer(slow, "timed").receiveNoWait()).isNotNull();
        slow.createProducer(slow.createQueue("results")).send(slow.createTextMessage("result"));
        clock.advance(TIMEOUT);

        assertThatThrownBy(slow::commit)
                .isInstanceOf(TransactionRolledBackException.class)
                .hasMessageContaining("queue 'timed'")
                .hasMessageContaining("not acknowledged in time");

        assertThat(Traffic.receive(connection, "results")).isNull();
        Message again = consumer(connection.createSession(), "timed").receiveNoWait();
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
    }

    @Test
    void afterSuchARollbackTheSessionWorksAsBefore() throws JMSException {
        Traffic.send(connection, "timed", "work");
        Session slow = connection.createSession(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = consumer(slow, "timed");
        consumer.receiveNoWait();
        clock.advance(TIMEOUT);
        assertThatThrownBy(slow::commit).isInstanceOf(TransactionRolledBackException.class);

        assertThat(consumer.receiveNoWait().getBody(String.class)).isEqualTo("work");
        slow.commit();

        assertThat(broker.admin().queue("timed").snapshot().depth().used()).isZero();
    }

    @Test
    void aLateAcknowledgementIsReportedAndTakesNothingFromWhoHasTheMessageNow() throws JMSException {
        Traffic.send(connection, "timed", "work");
        Message slow = consumer(connection.createSession(Session.CLIENT_ACKNOWLEDGE), "timed")
                .receiveNoWait();
        clock.advance(TIMEOUT);
        Session other = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        Message now = consumer(other, "timed").receiveNoWait();
        assertThat(now).isNotNull();

        assertThatThrownBy(slow::acknowledge)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Too late");

        assertThat(toldOfTime()).containsExactly(AcknowledgementTimedOut.class, SettledLate.class);
        assertThat(broker.admin().queue("timed").snapshot().totals().settledLate())
                .isOne();
        assertThat(broker.admin().queue("timed").snapshot().depth().inFlight()).isOne();
    }

    /** How a consumer may die. */
    private enum Death {
        SESSION {
            @Override
            void strike(SluiceBroker broker, Connection connection, Session session) throws JMSException {
                session.close();
            }
        },
        CONNECTION {
            @Override
            void strike(SluiceBroker broker, Connection connection, Session session) throws JMSException {
                connection.close();
            }
        },
        BROKER {
            @Override
            void strike(SluiceBroker broker, Connection connection, Session session) {
                broker.stop();
                broker.start();
            }
        };

        abstract void strike(SluiceBroker broker, Connection connection, Session session) throws JMSException;
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void whatADeadConsumerHadComesBackInOrderAtOnce(Death death) throws JMSException {
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        Queue work = session.createQueue("work");
        MessageProducer producer = session.createProducer(work);
        for (int i = 0; i < 5; i++) {
            producer.send(session.createTextMessage("work " + i));
        }
        MessageConsumer consumer = session.createConsumer(work);
        for (int i = 0; i < 3; i++) {
            consumer.receiveNoWait();
        }

        death.strike(broker, connection, session);

        MessageConsumer heir = consumer(open().createSession(), "work");
        List<String> received = new ArrayList<>();
        for (Message next = heir.receiveNoWait(); next != null; next = heir.receiveNoWait()) {
            received.add(next.getBody(String.class) + ", attempt " + next.getIntProperty("JMSXDeliveryCount"));
        }
        assertThat(received)
                .containsExactly(
                        "work 0, attempt 2",
                        "work 1, attempt 2",
                        "work 2, attempt 2",
                        "work 3, attempt 1",
                        "work 4, attempt 1");
    }
}
