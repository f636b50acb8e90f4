package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
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

/** What a listener can still use when, while it runs, its connection is stopped or what it belongs to is closed. */
@ConformanceTest
final class HaltedListenerTest {
    private static final String DONE = "done";

    /** What a listener uses, so that in the end the text {@value #DONE} is in the queue of results. */
    enum Service {
        SEND {
            @Override
            void use(Bench bench, Message message) throws JMSException {
                bench.sendDone(bench.own.session(), bench.producer);
            }
        },
        SEND_THROUGH_A_NEW_PRODUCER {
            @Override
            void use(Bench bench, Message message) throws JMSException {
                Session session = bench.own.session();
                bench.sendDone(session, session.createProducer(bench.results));
            }
        },
        SEND_THROUGH_A_NEW_SESSION {
            @Override
            void use(Bench bench, Message message) throws JMSException {
                Session session = bench.connection.createSession();
                bench.sendDone(session, session.createProducer(bench.results));
            }
        },
        RECEIVE_IN_ANOTHER_SESSION {
            @Override
            void use(Bench bench, Message message) throws JMSException {
                bench.report(bench.sibling.receive());
            }
        },
        RECEIVE_WITHOUT_WAITING {
            @Override
            void use(Bench bench, Message message) throws JMSException {
                bench.report(Waiting.untilGiven(bench.sibling.consumer()::receiveNoWait));
            }
        },
        BROWSE {
            @Override
            void use(Bench bench, Message message) throws JMSException {
                Queue queue = (Queue) bench.sibling.destination();
                bench.report(Enumerations.browse(bench.sibling.session(), queue).get(0));
            }
        },
        CREATE_A_TEMPORARY_QUEUE {
            @Override
            void use(Bench bench, Message message) throws JMSException {
                Session session = bench.own.session();
                session.createProducer(session.createTemporaryQueue()).send(message);
                bench.sendDone(session, bench.producer);
            }
        },
        ACKNOWLEDGE {
            @Override
            int mode() {
                return Session.CLIENT_ACKNOWLEDGE;
            }

            @Override
            void use(Bench bench, Message message) throws JMSException {
                message.acknowledge();
                bench.sendDone(bench.own.session(), bench.producer);
            }
        },
        COMMIT {
            @Override
            int mode() {
                return Session.SESSION_TRANSACTED;
            }

            @Override
            void use(Bench bench, Message message) throws JMSException {
                bench.sendDone(bench.own.session(), bench.producer);
                bench.own.session().commit();
            }
        };

        /** Returns the mode of the listener's session, such that the message is consumed in the end. */
        int mode() {
            return Session.AUTO_ACKNOWLEDGE;
        }

        abstract void use(Bench bench, Message message) throws JMSException;
    }

    /** The surroundings of a listener, and a session of another connection, which looks at the results. */
    private static final class Bench {
        private final Connection connection;
        private final Loop own;
        private final Loop sibling;
        private final Session outside;
        private final Queue results;
        private final MessageProducer producer;

        Bench(int mode, Jms jms) throws JMSException {
            connection = jms.started();
            own = Loop.open(Domain.QUEUE, connection.createSession(mode), jms);
            sibling = Loop.open(Domain.QUEUE, connection.createSession(), jms);
            outside = jms.session();
            results = jms.queue(outside);
            producer = own.session().createProducer(results);
            sendFromOutside(own, "work");
            sendFromOutside(sibling, DONE);
        }

        void sendFromOutside(Loop loop, String text) throws JMSException {
            Jms.send(outside.createProducer(loop.destination()), outside, text);
        }

        void sendDone(Session session, MessageProducer sender) throws JMSException {
            Jms.send(sender, session, DONE);
        }

        /** Puts a received text among the results, by means that nobody halts. */
        void report(Message received) throws JMSException {
            assertThat(received).isNotNull();
            Jms.send(outside.createProducer(results), outside, ((TextMessage) received).getText());
        }
    }

    static Stream<Arguments> haltsAndServices() {
        return Arrays.stream(Halt.values())
                .flatMap(halt -> Arrays.stream(Service.values()).map(service -> Arguments.of(halt, service)));
    }

    @ParameterizedTest
    @MethodSource("haltsAndServices")
    @Requirement(
            section = "6.1.5",
            text = "A listener that is running keeps all services of its connection and session until it returns.",
            pitfalls = {50, 53})
    void aRunningListenerKeepsAllServices(Halt halt, Service service, Jms jms) throws Exception {
        Bench bench = new Bench(service.mode(), jms);
        Hold hold = new Hold();
        Inbox inbox = new Inbox(message -> {
            hold.stay();
            service.use(bench, message);
        });
        bench.own.consumer().setMessageListener(inbox);
        hold.awaitEntered();

        OtherThread<Void> halting =
                OtherThread.does(() -> halt.of(bench.connection, bench.own)).untilItWaits();
        hold.release();
        halting.result();

        inbox.await(1);
        assertThat(Jms.receiveText(bench.outside.createConsumer(bench.results))).isEqualTo(DONE);
        bench.connection.close();
        bench.sendFromOutside(bench.own, "next");
        assertThat(Jms.receiveText(bench.outside.createConsumer(bench.own.destination())))
                .isEqualTo("next");
    }

    @Test
    @Requirement(
            section = "6.1.5",
            text = "Starting the connection is among the services of a listener, even while another thread stops it.",
            pitfalls = {50, 60})
    void aRunningListenerMayStartWhatIsBeingStopped(Jms jms) throws Exception {
        Bench bench = new Bench(Session.AUTO_ACKNOWLEDGE, jms);
        Hold hold = new Hold();
        Inbox inbox = new Inbox(message -> {
            hold.stay();
            bench.connection.start();
        });
        bench.own.consumer().setMessageListener(inbox);
        hold.awaitEntered();

        OtherThread<Void> stopping = OtherThread.does(bench.connection::stop).untilItWaits();
        hold.release();

        stopping.result();
        inbox.await(1);
        bench.connection.start();
        bench.sendFromOutside(bench.own, "next");
        inbox.await(2);
        assertThat(inbox.texts()).containsExactly("work", "next");
    }
}
