package dev.sluice.jms.strict;

import java.util.Arrays;
import java.util.stream.Stream;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;

import org.junit.jupiter.params.provider.Arguments;

import dev.sluice.jms.AcknowledgeMode;

/** A way to give back what was received, and the mode of sessions that have it. */
enum Undoing {
    RECOVER(Session.CLIENT_ACKNOWLEDGE),
    RECOVER_INDIVIDUAL(AcknowledgeMode.INDIVIDUAL_ACKNOWLEDGE),
    ROLLBACK(Session.SESSION_TRANSACTED);

    private final int mode;

    Undoing(int mode) {
        this.mode = mode;
    }

    int mode() {
        return mode;
    }

    void in(Session session) throws JMSException {
        if (this == ROLLBACK) {
            session.rollback();
        } else {
            session.recover();
        }
    }

    void in(JMSContext context) {
        if (this == ROLLBACK) {
            context.rollback();
        } else {
            context.recover();
        }
    }

    /** Keeps what was received last instead. */
    void keep(Message message, Session session) throws JMSException {
        if (this == ROLLBACK) {
            session.commit();
        } else {
            message.acknowledge();
        }
    }

    /** Keeps what was received last instead. */
    void keep(Message message, JMSContext context) throws JMSException {
        if (this == ROLLBACK) {
            context.commit();
        } else {
            message.acknowledge();
        }
    }

    /** Returns each way with each source. */
    static Stream<Arguments> withEachSource() {
        return with(Source.values());
    }

    /** Returns each way with each source that outlives a consumer. */
    static Stream<Arguments> withEachLastingSource() {
        return with(Source.QUEUE, Source.DURABLE, Source.SHARED_DURABLE);
    }

    private static Stream<Arguments> with(Source... sources) {
        return Arrays.stream(values())
                .flatMap(undoing -> Arrays.stream(sources).map(source -> Arguments.of(undoing, source)));
    }
}
