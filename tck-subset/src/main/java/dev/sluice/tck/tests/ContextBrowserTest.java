package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.InvalidSelectorRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;

import org.junit.jupiter.api.Test;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Browsers that contexts create. */
@ConformanceTest
final class ContextBrowserTest {
    @Test
    @Requirement(
            section = "4.1.6",
            text = "A browser of a context shows what is in the queue, in order, and leaves it there.",
            pitfalls = 90)
    void aBrowserShowsAndLeavesMessages(Jms jms) throws JMSException {
        JMSContext context = jms.context();
        Queue queue = Contexts.queue(context, jms);
        context.start();
        Contexts.send(context, queue, "1", "2", "3");

        assertThat(Contexts.browseTexts(context, queue, null)).containsExactly("1", "2", "3");
        assertThat(Contexts.browseTexts(context, queue, null)).containsExactly("1", "2", "3");

        assertThat(Contexts.receiveTexts(context.createConsumer(queue), 3)).containsExactly("1", "2", "3");
        assertThat(Contexts.browseTexts(context, queue, null)).isEmpty();
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.createBrowser",
            text = "A browser with a selector shows the messages it selects; it knows its queue and selector.",
            pitfalls = 90)
    void aBrowserMayHaveASelector(Jms jms) throws JMSException {
        JMSContext context = jms.context();
        Queue queue = Contexts.queue(context, jms);
        context.start();
        context.createProducer().setProperty("colour", "red").send(queue, "red");
        context.createProducer().setProperty("colour", "blue").send(queue, "blue");

        assertThat(Contexts.browseTexts(context, queue, "colour = 'blue'")).containsExactly("blue");
        try (QueueBrowser browser = context.createBrowser(queue, "colour = 'blue'")) {
            assertThat(browser.getMessageSelector()).isEqualTo("colour = 'blue'");
            assertThat(browser.getQueue().getQueueName()).isEqualTo(queue.getQueueName());
        }
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.createBrowser",
            text = "A selector that is null or empty is none.",
            pitfalls = {37, 90})
    void anEmptySelectorIsNone(Jms jms) throws JMSException {
        JMSContext context = jms.context();
        Queue queue = Contexts.queue(context, jms);
        context.start();
        Contexts.send(context, queue, "text");

        for (String selector : new String[] {null, ""}) {
            assertThat(Contexts.browseTexts(context, queue, selector)).containsExactly("text");
            assertThat(context.createBrowser(queue, selector).getMessageSelector())
                    .isNull();
        }
        assertThat(context.createBrowser(queue).getMessageSelector()).isNull();
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.createBrowser",
            text = "A selector with a wrong syntax is refused with InvalidSelectorRuntimeException.",
            pitfalls = 38)
    void aWrongSelectorIsRefused(Jms jms) {
        JMSContext context = jms.context();
        Queue queue = Contexts.queue(context, jms);

        assertThatThrownBy(() -> context.createBrowser(queue, "a = "))
                .isInstanceOf(InvalidSelectorRuntimeException.class);
    }

    @Test
    @Requirement(
            section = "4.1.6",
            text = "Browsing in a transaction is no part of it: what is browsed is neither received nor redelivered.",
            pitfalls = 90)
    void browsingIsNoPartOfATransaction(Jms jms) throws JMSException {
        JMSContext transacted = jms.context(JMSContext.SESSION_TRANSACTED);
        Queue queue = Contexts.queue(transacted, jms);
        transacted.start();
        Contexts.send(jms.context(), queue, "text");
        assertThat(Contexts.browseTexts(transacted, queue, null)).containsExactly("text");

        transacted.rollback();

        assertThat(Contexts.receive(transacted.createConsumer(queue)).getJMSRedelivered())
                .isFalse();
    }
}
