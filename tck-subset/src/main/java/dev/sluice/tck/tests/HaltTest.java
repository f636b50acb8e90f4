package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.Message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Stopping and closing while messages are being received: who waits for whom, and who may call it. */
@ConformanceTest
final class HaltTest {
    static Set<Halt> closing() {
        return Halt.CLOSING;
    }

    static Set<Halt> refusedToOwnListener() {
        return Halt.REFUSED_TO_OWN_LISTENER;
    }

    @ParameterizedTest
    @EnumSource(Halt.class)
    @Requirement(
            section = "6.1.5",
            text = "Stop and close wait until a listener that is running has returned.",
            pitfalls = {50, 52, 53})
    void itWaitsForARunningListener(Halt halt, Jms jms) throws Exception {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Hold hold = new Hold();
        Elsewhere.open(jms).send(loop.destination(), "held");
        loop.consumer().setMessageListener(new Inbox(message -> hold.stay()));
        hold.awaitEntered();

        OtherThread<Boolean> halting = OtherThread.calls(() -> {
                    halt.of(connection, loop);
                    return hold.isLeft();
                })
                .untilItWaits();
        hold.release();

        assertThat(halting.result()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Halt.class,
            names = {"STOP_CONNECTION", "CLOSE_CONNECTION"})
    @Requirement(
            section = "6.1.5",
            text = "Stop and close of a connection wait for the listeners of all its sessions.",
            pitfalls = {50, 53})
    void itWaitsForTheListenersOfAllSessions(Halt halt, Jms jms) throws Exception {
        Connection connection = jms.started();
        Loop first = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Loop second = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Hold firstHold = new Hold();
        Hold secondHold = new Hold();
        Elsewhere.open(jms).send(first.destination(), "held");
        Elsewhere.open(jms).send(second.destination(), "held");
        first.consumer().setMessageListener(new Inbox(message -> firstHold.stay()));
        second.consumer().setMessageListener(new Inbox(message -> secondHold.stay()));
        firstHold.awaitEntered();
        secondHold.awaitEntered();

        OtherThread<Boolean> halting = OtherThread.calls(() -> {
                    halt.of(connection, first);
                    return firstHold.isLeft() && secondHold.isLeft();
                })
                .untilItWaits();
        firstHold.release();
        secondHold.release();

        assertThat(halting.result()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Halt.class)
    @Requirement(
            section = "6.1.5",
            text = "After stop or close has returned, no further message is given to the listener; others get it.",
            pitfalls = {50, 53})
    void noFurtherMessageIsDelivered(Halt halt, Jms jms) throws Exception {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Hold hold = new Hold();
        Inbox inbox = new Inbox(message -> hold.stay());
        Elsewhere.open(jms).send(loop.destination(), "1", "2");
        loop.consumer().setMessageListener(inbox);
        hold.awaitEntered();

        OtherThread<Void> halting =
                OtherThread.does(() -> halt.of(connection, loop)).untilItWaits();
        hold.release();
        halting.result();

        List<String> delivered = inbox.texts();
        Elsewhere other = Elsewhere.open(jms);
        other.send(loop.destination(), "3");
        if (halt == Halt.STOP_CONNECTION) {
            connection.close();
        }
        List<Delivery> left = other.receive(loop.destination(), 3 - delivered.size());
        assertThat(Delivery.texts(left)).contains("3");
        assertThat(inbox.texts()).isEqualTo(delivered);
    }

    static Stream<Arguments> closingAndReceiving() {
        return Halt.CLOSING.stream()
                .flatMap(halt -> Arrays.stream(ReceiveForm.values()).map(receive -> Arguments.of(halt, receive)));
    }

    @ParameterizedTest
    @MethodSource("closingAndReceiving")
    @Requirement(
            section = "6.1.8",
            text = "A receive that is blocked returns null when its consumer, session or connection is closed.",
            pitfalls = {53, 116})
    void aBlockedReceiveReturnsNull(Halt halt, ReceiveForm receive, Jms jms) throws Exception {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        OtherThread<Message> receiving =
                OtherThread.<Message>calls(() -> receive.from(loop.consumer())).untilItWaits();

        OtherThread.does(() -> halt.of(connection, loop)).result();

        assertThat(receiving.result()).isNull();
    }

    @Test
    @Requirement(
            section = "8.8",
            text =
                    "The own listener may close its consumer, and then completes normally: the message is acknowledged, and "
                            + "no further one comes.",
            pitfalls = {51, 52})
    void theOwnListenerMayCloseItsConsumer(Jms jms) throws Exception {
        Loop loop = Loop.open(jms);
        Elsewhere.open(jms).send(loop.destination(), "1", "2");
        Inbox inbox = new Inbox(message -> {
            loop.consumer().close();
            loop.producer().send(loop.session().createTextMessage("from the listener"));
        });

        loop.consumer().setMessageListener(inbox);
        inbox.await(1);
        OtherThread.does(() -> loop.session().close()).result();

        assertThat(Delivery.texts(Elsewhere.open(jms).receive(loop.destination(), 2)))
                .containsExactlyInAnyOrder("2", "from the listener");
        assertThat(inbox.texts()).containsExactly("1");
    }

    @ParameterizedTest
    @MethodSource("refusedToOwnListener")
    @Requirement(
            section = "6.1.5",
            text =
                    "To stop or close its own connection or session a listener is refused with IllegalStateException, or it "
                            + "succeeds; it is never blocked, and the message it works on is acknowledged.",
            pitfalls = 51)
    void theOwnListenerIsRefusedOrSucceeds(Halt halt, Jms jms) throws Exception {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Elsewhere.open(jms).send(loop.destination(), "1");

        Optional<Throwable> thrown = Listeners.thrownIn(loop.consumer(), () -> halt.of(connection, loop));
        OtherThread.does(connection::close).result();

        thrown.ifPresent(refusal -> assertThat(refusal).isInstanceOf(IllegalStateException.class));
        Elsewhere.open(jms).send(loop.destination(), "2");
        assertThat(Elsewhere.open(jms).receive(loop.destination(), 1)).containsExactly(Delivery.first("2"));
    }

    @ParameterizedTest
    @MethodSource("refusedToOwnListener")
    @Requirement(
            section = "6.1.5",
            text =
                    "A listener that was refused to stop or close what it belongs to has changed nothing; one that succeeded "
                            + "has, and gets no further message.",
            pitfalls = 51)
    void aRefusalChangesNothing(Halt halt, Jms jms) throws Exception {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        List<Boolean> refused = new CopyOnWriteArrayList<>();
        Inbox inbox = new Inbox(message -> refused.add(catchThrowable(() -> halt.of(connection, loop)) != null));
        Elsewhere.open(jms).send(loop.destination(), "1", "2");
        loop.consumer().setMessageListener(inbox);
        inbox.await(1);

        if (refused.get(0)) {
            inbox.await(2);
            assertThat(inbox.texts()).containsExactly("1", "2");
        } else {
            OtherThread.does(connection::close).result();
            assertThat(Delivery.texts(Elsewhere.open(jms).receive(loop.destination(), 1)))
                    .containsExactly("2");
        }
    }

    @ParameterizedTest
    @EnumSource(Halt.class)
    @Requirement(
            section = "6.1.5",
            text = "A listener may stop and close what belongs to another connection.",
            pitfalls = {51, 60})
    void aListenerMayHaltAnotherConnection(Halt halt, Jms jms) throws Exception {
        Loop listening = Loop.open(jms);
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Elsewhere.open(jms).send(listening.destination(), "go");

        Optional<Throwable> thrown = Listeners.thrownIn(listening.consumer(), () -> halt.of(connection, loop));

        assertThat(thrown).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Halt.class,
            names = {"CLOSE_CONSUMER", "CLOSE_SESSION"})
    @Requirement(
            section = "6.2.15",
            text = "A listener may close another session of its connection, and that session's consumers.",
            pitfalls = {51, 60})
    void aListenerMayCloseASiblingSession(Halt halt, Jms jms) throws Exception {
        Connection connection = jms.started();
        Loop listening = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Loop sibling = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Elsewhere.open(jms).send(listening.destination(), "go");

        Optional<Throwable> thrown = Listeners.thrownIn(listening.consumer(), () -> halt.of(connection, sibling));

        assertThat(thrown).isEmpty();
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "Closing a connection ends a receive of another session that a running listener waits for.",
            pitfalls = {53, 116})
    void closingEndsTheReceiveOfAListener(Jms jms) throws Exception {
        Connection connection = jms.started();
        Loop listening = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Loop asked = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        CountDownLatch pending = new CountDownLatch(1);
        Inbox inbox = new Inbox(message -> {
            OtherThread<Message> receive =
                    OtherThread.<Message>calls(() -> asked.consumer().receive()).untilItWaits();
            pending.countDown();
            assertThat(receive.result()).isNull();
        });
        Elsewhere.open(jms).send(listening.destination(), "go");
        listening.consumer().setMessageListener(inbox);
        Waiting.on(pending);

        OtherThread.does(connection::close).result();

        inbox.await(1);
    }

    @ParameterizedTest
    @MethodSource("closing")
    @Requirement(
            section = "6.1.8",
            text = "Several threads may close at once: none is refused, and none waits for ever.",
            pitfalls = {55, 60})
    void severalThreadsMayCloseAtOnce(Halt halt, Jms jms) throws Exception {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Hold hold = new Hold();
        Elsewhere.open(jms).send(loop.destination(), "held");
        loop.consumer().setMessageListener(new Inbox(message -> hold.stay()));
        hold.awaitEntered();

        OtherThread<Void> one =
                OtherThread.does(() -> halt.of(connection, loop)).untilItWaits();
        OtherThread<Void> two =
                OtherThread.does(() -> halt.of(connection, loop)).untilItWaits();
        hold.release();

        assertThat(one.result()).isNull();
        assertThat(two.result()).isNull();
    }
}
