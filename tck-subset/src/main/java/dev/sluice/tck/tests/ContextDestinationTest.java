package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The destinations that contexts make, and those they refuse. */
@ConformanceTest
final class ContextDestinationTest {
    /** Makes a temporary destination. */
    private static Destination temporary(Domain domain, JMSContext context) {
        return domain == Domain.QUEUE ? context.createTemporaryQueue() : context.createTemporaryTopic();
    }

    private static void delete(Destination temporary) throws JMSException {
        if (temporary instanceof TemporaryQueue queue) {
            queue.delete();
        } else {
            ((TemporaryTopic) temporary).delete();
        }
    }

    @Test
    @Requirement(
            section = "6.2.3",
            text = "createQueue and createTopic name destinations: the same name is the same destination for all.",
            pitfalls = 64)
    void aNameIsADestination(Jms jms) throws JMSException {
        JMSContext first = jms.context();
        JMSContext second = jms.context();
        Queue queue = Contexts.queue(first, jms);
        Topic topic = Contexts.topic(first, jms);
        JMSConsumer ofQueue = second.createConsumer(second.createQueue(queue.getQueueName()));
        JMSConsumer ofTopic = second.createConsumer(second.createTopic(topic.getTopicName()));

        Contexts.send(first, queue, "to the queue");
        Contexts.send(first, topic, "to the topic");

        assertThat(Contexts.receiveText(ofQueue)).isEqualTo("to the queue");
        assertThat(Contexts.receiveText(ofTopic)).isEqualTo("to the topic");
    }

    @Test
    @Requirement(section = "6.2.3", text = "A queue and a topic of the same name are two destinations.", pitfalls = 64)
    void queuesAndTopicsHaveTheirOwnNames(Jms jms) throws JMSException {
        JMSContext context = jms.context();
        String name = jms.name("both");
        JMSConsumer ofQueue = context.createConsumer(context.createQueue(name));
        JMSConsumer ofTopic = context.createConsumer(context.createTopic(name));

        Contexts.send(context, context.createTopic(name), "to the topic");
        Contexts.send(context, context.createQueue(name), "to the queue");

        assertThat(Contexts.receiveText(ofQueue)).isEqualTo("to the queue");
        assertThat(Contexts.receiveText(ofTopic)).isEqualTo("to the topic");
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.2",
            text = "What is sent to a temporary destination, by whomever, is received by its connection.",
            pitfalls = {62, 124})
    void othersMaySendToATemporaryDestination(Domain domain, Jms jms) throws JMSException {
        ContextLoop requests = ContextLoop.open(jms);
        JMSContext asking = jms.context();
        Destination replies = temporary(domain, asking);
        JMSConsumer ofReplies = asking.createConsumer(replies);
        asking.createProducer().setJMSReplyTo(replies).send(requests.destination(), "request");

        Message request = requests.receive();
        Contexts.send(requests.context(), request.getJMSReplyTo(), "reply");

        assertThat(Contexts.receiveText(ofReplies)).isEqualTo("reply");
        assertThat(request.getJMSReplyTo())
                .isInstanceOf(domain == Domain.QUEUE ? TemporaryQueue.class : TemporaryTopic.class);
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.2",
            text = "Another connection cannot consume from a temporary destination.",
            pitfalls = 62)
    void othersCannotConsumeFromATemporaryDestination(Domain domain, Jms jms) {
        Destination temporary = temporary(domain, jms.context());
        JMSContext other = jms.context();

        assertThatThrownBy(() -> other.createConsumer(temporary)).isInstanceOf(JMSRuntimeException.class);
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "javadoc TemporaryQueue.delete",
            text = "A temporary destination cannot be deleted while it has consumers: JMSException.",
            pitfalls = 62)
    void aTemporaryDestinationInUseCannotBeDeleted(Domain domain, Jms jms) throws JMSException {
        JMSContext context = jms.context();
        Destination temporary = temporary(domain, context);
        JMSConsumer consumer = context.createConsumer(temporary);

        assertThatThrownBy(() -> delete(temporary)).isInstanceOf(JMSException.class);

        Contexts.send(context, temporary, "text");
        assertThat(Contexts.receiveText(consumer)).isEqualTo("text");
        consumer.close();
        delete(temporary);
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "10.3",
            text = "A temporary destination that was deleted is no longer valid: InvalidDestinationRuntimeException.",
            pitfalls = 62)
    void aDeletedTemporaryDestinationIsInvalid(Domain domain, Jms jms) throws JMSException {
        JMSContext context = jms.context();
        Destination temporary = temporary(domain, context);

        delete(temporary);

        assertThatThrownBy(() -> Contexts.send(context, temporary, "text"))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
        assertThatThrownBy(() -> context.createConsumer(temporary))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
    }

    @Test
    @Requirement(section = "6.2.2", text = "Each temporary destination is unique.", pitfalls = 62)
    void eachTemporaryDestinationIsUnique(Jms jms) throws JMSException {
        JMSContext context = jms.context();

        assertThat(context.createTemporaryQueue().getQueueName())
                .isNotEqualTo(context.createTemporaryQueue().getQueueName());
        assertThat(context.createTemporaryTopic().getTopicName())
                .isNotEqualTo(context.createTemporaryTopic().getTopicName());
    }

    static Set<ContextConsumerForm> outliving() {
        return ContextConsumerForm.OUTLIVING;
    }

    @ParameterizedTest
    @MethodSource("outliving")
    @Requirement(
            section = "4.2.7",
            text =
                    "A durable subscription of a temporary topic is refused with InvalidDestinationRuntimeException, if the "
                            + "error is detected at all.",
            pitfalls = 63)
    void aTemporaryTopicNeedsNoDurableSubscription(ContextConsumerForm form, Jms jms) throws JMSException {
        JMSContext context = Contexts.withClientId(jms);
        TemporaryTopic temporary = context.createTemporaryTopic();
        JMSConsumer consumer;
        try {
            consumer = form.create(context, temporary, jms.name("subscription"));
        } catch (InvalidDestinationRuntimeException detected) {
            return;
        }

        Contexts.send(context, temporary, "text");
        assertThat(Contexts.receiveText(consumer)).isEqualTo("text");
    }

    @ParameterizedTest
    @EnumSource(ContextConsumerForm.class)
    @Requirement(
            section = "javadoc JMSContext",
            text = "Consumers of null are refused with InvalidDestinationRuntimeException, whichever method is used.",
            pitfalls = 119)
    void nothingConsumesFromNull(ContextConsumerForm form, Jms jms) {
        JMSContext context = Contexts.withClientId(jms);
        String name = jms.name("subscription");

        assertThatThrownBy(() -> form.create(context, null, name))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.createBrowser",
            text = "Browsers of null are refused with InvalidDestinationRuntimeException.",
            pitfalls = 119)
    void nothingBrowsesNull(Jms jms) {
        JMSContext context = jms.context();

        assertThatThrownBy(() -> context.createBrowser(null)).isInstanceOf(InvalidDestinationRuntimeException.class);
        assertThatThrownBy(() -> context.createBrowser(null, "a = 1"))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
    }

    @Test
    @Requirement(
            section = "10.3",
            text = "A destination that is neither queue nor topic is refused with InvalidDestinationRuntimeException.",
            pitfalls = {84, 119})
    void aDestinationOfNoKindIsRefused(Jms jms) {
        JMSContext context = jms.context();
        Destination ofNoKind = new Destination() {};

        assertThatThrownBy(() -> context.createConsumer(ofNoKind))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
        assertThatThrownBy(() -> Contexts.send(context, ofNoKind, "text"))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
    }
}
