package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.Stream;

import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidClientIDRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The client ids of contexts. */
@ConformanceTest
final class ContextClientIdTest {
    @Test
    @Requirement(
            section = "6.1.2",
            text = "The client id of a context can be set right after its creation, and reads as it was set.",
            pitfalls = 48)
    void theClientIdReadsAsItWasSet(Jms jms) {
        JMSContext context = jms.context();
        String clientId = jms.name("client");

        context.setClientID(clientId);

        assertThat(context.getClientID()).isEqualTo(clientId);
    }

    @Test
    @Requirement(
            section = "6.1.2",
            text = "A client id cannot be replaced: IllegalStateRuntimeException.",
            pitfalls = 48)
    void theClientIdCannotBeReplaced(Jms jms) {
        JMSContext context = Contexts.withClientId(jms);
        String before = context.getClientID();

        assertThatThrownBy(() -> context.setClientID(jms.name("client")))
                .isInstanceOf(IllegalStateRuntimeException.class);

        assertThat(context.getClientID()).isEqualTo(before);
    }

    static Stream<Named<Consumer<JMSContext>>> actions() {
        return Stream.of(
                Named.of("start", JMSContext::start),
                Named.of("create a consumer", context -> context.createConsumer(context.createTemporaryQueue())),
                Named.of("send", context -> context.createProducer().send(context.createTemporaryTopic(), "text")));
    }

    @ParameterizedTest
    @MethodSource("actions")
    @Requirement(
            section = "6.1.2",
            text = "Once the context was used, its client id cannot be set: IllegalStateRuntimeException.",
            pitfalls = 48)
    void aUsedContextGetsNoClientId(Consumer<JMSContext> action, Jms jms) {
        JMSContext context = jms.context();

        action.accept(context);

        assertThatThrownBy(() -> context.setClientID(jms.name("client")))
                .isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    @Requirement(
            section = "6.1.2",
            text =
                    "A client id is in use until the last context of its connection is closed: another connection is refused "
                            + "it with InvalidClientIDRuntimeException, or has to wait, or the first can do no more.",
            pitfalls = {48, 56})
    void aClientIdBelongsToOneConnection(Jms jms) throws Exception {
        JMSContext closed = Contexts.withClientId(jms);
        String clientId = closed.getClientID();
        JMSContext holder = ContextMode.AUTO.openBeside(closed, jms);
        closed.close();
        JMSContext other = jms.context();

        ClientIdClaim claim = ClientIdClaim.by(() -> {
            other.setClientID(clientId);
            other.start(); // a provider may learn of it no sooner
        });

        claim.isPrevented(
                InvalidClientIDRuntimeException.class, JMSRuntimeException.class, () -> holder.createTemporaryQueue());
        holder.close(); // whoever waits for the id has it now
    }

    @Test
    @Requirement(
            section = "6.1.2",
            text = "A client id is free again once the last context of its connection is closed.",
            pitfalls = {48, 56})
    void aClientIdIsFreeOnceTheLastContextIsClosed(Jms jms) {
        JMSContext first = Contexts.withClientId(jms);
        String clientId = first.getClientID();
        JMSContext second = ContextMode.AUTO.openBeside(first, jms);

        first.close();
        second.close();

        JMSContext next = jms.context();
        next.setClientID(clientId);
        assertThat(next.getClientID()).isEqualTo(clientId);
    }
}
