package dev.sluice.jms.xa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TransactionRolledBackException;
import jakarta.jms.XAConnection;
import jakarta.jms.XASession;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;

/**
 * Several transaction managers move messages between two queues, each move in a branch, and end the branches in all ways there
 * are, while time runs out for some. Whatever happens, every message is in one of the queues in the end, once.
 */
class XaConservationTest {
    private static final int MESSAGES = 40;
    private static final int MOVERS = 4;
    private static final int MOVES = 150;

    private final VirtualClock clock = new VirtualClock();
    private final SluiceBroker broker = SluiceBroker.builder()
            .clock(clock)
            .destination(">", all -> all.maxDeliveries(0))
            .build();

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 20_240_311})
    void everyMessageIsThereOnceHoweverBranchesEnd(long seed) throws JMSException {
        List<String> sent =
                IntStream.range(0, MESSAGES).mapToObj(Integer::toString).toList();
        try (broker;
                Connection connection = broker.connectionFactory().createConnection()) {
            connection.start();
            Session session = connection.createSession();
            for (String text : sent) {
                session.createProducer(session.createQueue("left")).send(session.createTextMessage(text));
            }

            moveAll(seed);

            List<String> found = drain(session, "left");
            found.addAll(drain(session, "right"));
            assertThat(found).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    private void moveAll(long seed) {
        ExecutorService threads = Executors.newFixedThreadPool(MOVERS);
        try {
            List<CompletableFuture<Void>> movers = new ArrayList<>();
            for (int i = 0; i < MOVERS; i++) {
                Random random = new Random(seed + i);
                movers.add(CompletableFuture.runAsync(() -> new Mover(random).moveMany(), threads));
            }
            CompletableFuture<Void> all = CompletableFuture.allOf(movers.toArray(CompletableFuture[]::new));
            while (!all.isDone()) {
                clock.advance(Duration.ofMillis(1));
            }
            all.join();
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> drain(Session session, String queue) throws JMSException {
        List<String> found = new ArrayList<>();
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
        for (Message m = consumer.receiveNoWait(); m != null; m = consumer.receiveNoWait()) {
            found.add(m.getBody(String.class));
        }
        return found;
    }

    /** A transaction manager with one session. */
    private final class Mover {
        private final Random random;
        private XAConnection connection;
        private XASession session;
        private XAResource resource;

        Mover(Random random) {
            this.random = random;
        }

        void moveMany() {
            try {
                connect();
                for (int i = 0; i < MOVES; i++) {
                    move();
                }
                connection.close();
            } catch (JMSException | XAException e) {
                throw new AssertionError(e);
            }
        }

        private void connect() throws JMSException, XAException {
            connection = broker.xaConnectionFactory().createXAConnection();
            connection.start();
            session = connection.createXASession();
            resource = session.getXAResource();
            resource.setTransactionTimeout(1);
        }

        private void move() throws JMSException, XAException {
            Xid xid = TestXid.fresh();
            boolean rightwards = random.nextBoolean();
            resource.start(xid, XAResource.TMNOFLAGS);
            try (MessageConsumer consumer =
                    session.createConsumer(session.createQueue(rightwards ? "left" : "right"))) {
                Message message = consumer.receiveNoWait();
                if (message != null) {
                    session.createProducer(session.createQueue(rightwards ? "right" : "left"))
                            .send(message);
                }
            } catch (TransactionRolledBackException e) {
                assertThat(e).hasMessageContaining("rolled back");
            }
            if (isPrepared(xid)) {
                decide(xid);
            }
        }

        /** Ends a branch in one way or another, and returns whether it is prepared. */
        private boolean isPrepared(Xid xid) throws JMSException {
            try {
                return end(xid, random.nextInt(8));
            } catch (XAException e) {
                // Its time was up, somewhere on the way; or it is told that it has failed, or ended with its
                // connection.
                assertThat(e.errorCode)
                        .isIn(XAException.XA_RBTIMEOUT, XAException.XA_RBROLLBACK, XAException.XAER_NOTA);
                return false;
            }
        }

        private boolean end(Xid xid, int how) throws JMSException, XAException {
            if (how == 0) {
                connection.close();
                connect();
                return false;
            }
            if (how == 1) {
                resource.end(xid, XAResource.TMSUSPEND);
                resource.start(xid, XAResource.TMRESUME);
            }
            resource.end(xid, how == 2 ? XAResource.TMFAIL : XAResource.TMSUCCESS);
            if (how <= 3) {
                resource.rollback(xid);
            } else if (how <= 5) {
                resource.commit(xid, true);
            } else {
                return resource.prepare(xid) == XAResource.XA_OK;
            }
            return false;
        }

        /** What is prepared can be decided, whatever happens to its connection or to the time. */
        private void decide(Xid xid) throws JMSException, XAException {
            if (random.nextBoolean()) {
                connection.close();
                connect();
            }
            if (random.nextBoolean()) {
                resource.commit(xid, false);
            } else {
                resource.rollback(xid);
            }
        }
    }
}
