package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The methods of a closed session. */
@ConformanceTest
final class ClosedSessionTest {
    private static final String NAME = "too-late";

    /** A session of a connection with a client id, and destinations that were made while it was open. */
    private record Scene(Session session, Queue queue, Topic topic) {}

    private static Stream<Named<Use<Scene>>> makingMessages() {
        return Stream.of(
                Use.named("createMessage", scene -> scene.session.createMessage()),
                Use.named("createTextMessage()", scene -> scene.session.createTextMessage()),
                Use.named("createTextMessage(String)", scene -> scene.session.createTextMessage("text")),
                Use.named("createBytesMessage", scene -> scene.session.createBytesMessage()),
                Use.named("createMapMessage", scene -> scene.session.createMapMessage()),
                Use.named("createStreamMessage", scene -> scene.session.createStreamMessage()),
                Use.named("createObjectMessage()", scene -> scene.session.createObjectMessage()),
                Use.named("createObjectMessage(Serializable)", scene -> scene.session.createObjectMessage(1)));
    }

    private static Stream<Named<Use<Scene>>> acknowledging() {
        return Stream.of(
                Use.named("getTransacted", scene -> scene.session.getTransacted()),
                Use.named("getAcknowledgeMode", scene -> scene.session.getAcknowledgeMode()),
                Use.named("getMessageListener", scene -> scene.session.getMessageListener()),
                Use.named("setMessageListener", scene -> scene.session.setMessageListener(null)));
    }

    private static Stream<Named<Use<Scene>>> makingDestinations() {
        return Stream.of(
                Use.named("createQueue", scene -> scene.session.createQueue(NAME)),
                Use.named("createTopic", scene -> scene.session.createTopic(NAME)),
                Use.named("createTemporaryQueue", scene -> scene.session.createTemporaryQueue()),
                Use.named("createTemporaryTopic", scene -> scene.session.createTemporaryTopic()),
                Use.named("unsubscribe", scene -> scene.session.unsubscribe(NAME)));
    }

    private static Stream<Named<Use<Scene>>> makingProducersAndConsumers() {
        return Stream.of(
                Use.named("createProducer", scene -> scene.session.createProducer(scene.queue)),
                Use.named("createProducer(null)", scene -> scene.session.createProducer(null)),
                Use.named("createConsumer(Destination)", scene -> scene.session.createConsumer(scene.queue)),
                Use.named(
                        "createConsumer(Destination, String)",
                        scene -> scene.session.createConsumer(scene.queue, "a = 1")),
                Use.named(
                        "createConsumer(Destination, String, boolean)",
                        scene -> scene.session.createConsumer(scene.topic, null, true)),
                Use.named("createBrowser(Queue)", scene -> scene.session.createBrowser(scene.queue)),
                Use.named("createBrowser(Queue, String)", scene -> scene.session.createBrowser(scene.queue, "a = 1")));
    }

    private static Stream<Named<Use<Scene>>> subscribing() {
        return Stream.of(
                Use.named(
                        "createSharedConsumer(Topic, String)",
                        scene -> scene.session.createSharedConsumer(scene.topic, NAME)),
                Use.named(
                        "createSharedConsumer(Topic, String, String)",
                        scene -> scene.session.createSharedConsumer(scene.topic, NAME, "a = 1")),
                Use.named(
                        "createSharedDurableConsumer(Topic, String)",
                        scene -> scene.session.createSharedDurableConsumer(scene.topic, NAME)),
                Use.named(
                        "createSharedDurableConsumer(Topic, String, String)",
                        scene -> scene.session.createSharedDurableConsumer(scene.topic, NAME, "a = 1")),
                Use.named(
                        "createDurableConsumer(Topic, String)",
                        scene -> scene.session.createDurableConsumer(scene.topic, NAME)),
                Use.named(
                        "createDurableConsumer(Topic, String, String, boolean)",
                        scene -> scene.session.createDurableConsumer(scene.topic, NAME, null, true)),
                Use.named(
                        "createDurableSubscriber(Topic, String)",
                        scene -> scene.session.createDurableSubscriber(scene.topic, NAME)),
                Use.named(
                        "createDurableSubscriber(Topic, String, String, boolean)",
                        scene -> scene.session.createDurableSubscriber(scene.topic, NAME, null, true)));
    }

    static Stream<Arguments> methods() {
        return Closing.WITH_OTHERS.stream().flatMap(closing -> Stream.of(
                        makingMessages(),
                        acknowledging(),
                        makingDestinations(),
                        makingProducersAndConsumers(),
                        subscribing())
                .flatMap(group -> group)
                .map(method -> Arguments.of(closing, method)));
    }

    @ParameterizedTest
    @MethodSource("methods")
    @Requirement(
            section = "6.1.8",
            text = "Any use of a closed session other than closing it gives IllegalStateException, that of Jakarta.",
            pitfalls = {55, 117})
    void itRefuses(Closing closing, Use<Scene> method, Jms jms) throws JMSException {
        Connection connection = jms.startedWithClientId();
        Session session = connection.createSession();
        Scene scene = new Scene(session, jms.queue(session), jms.topic(session));
        closing.close(connection, session);

        assertThatThrownBy(() -> method.of(scene)).isInstanceOf(IllegalStateException.class);
    }

    static Stream<Arguments> endings() {
        return Closing.WITH_OTHERS.stream()
                .flatMap(closing -> Stream.of(
                        Arguments.of(closing, Session.SESSION_TRANSACTED, Use.named("commit", Session::commit)),
                        Arguments.of(closing, Session.SESSION_TRANSACTED, Use.named("rollback", Session::rollback)),
                        Arguments.of(closing, Session.CLIENT_ACKNOWLEDGE, Use.named("recover", Session::recover))));
    }

    @ParameterizedTest
    @MethodSource("endings")
    @Requirement(
            section = "6.1.8",
            text = "A closed session can neither be committed nor rolled back nor recovered: IllegalStateException.",
            pitfalls = {55, 117})
    void itEndsNoTransaction(Closing closing, int mode, Use<Session> method, Jms jms) throws JMSException {
        Connection connection = jms.started();
        Session session = connection.createSession(mode);
        closing.close(connection, session);

        assertThatThrownBy(() -> method.of(session)).isInstanceOf(IllegalStateException.class);
    }
}
