package dev.sluice.tck.tests;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.JMSContext;

import dev.sluice.tck.Jms;

/** The session modes of a context. */
enum ContextMode {
    AUTO(JMSContext.AUTO_ACKNOWLEDGE),
    DUPS_OK(JMSContext.DUPS_OK_ACKNOWLEDGE),
    CLIENT(JMSContext.CLIENT_ACKNOWLEDGE),
    TRANSACTED(JMSContext.SESSION_TRANSACTED);

    /** Those in which what is received is acknowledged by itself. */
    static final Set<ContextMode> AUTOMATIC = EnumSet.of(AUTO, DUPS_OK);

    /** Those in which the application decides what becomes of what it has received. */
    static final Set<ContextMode> DECIDED = EnumSet.of(CLIENT, TRANSACTED);

    private final int value;

    ContextMode(int value) {
        this.value = value;
    }

    /** Returns the constant of the standard. */
    int value() {
        return value;
    }

    /** Opens a context on a connection of its own. */
    JMSContext open(Jms jms) {
        return jms.context(value);
    }

    /** Opens a context on the connection of another one. */
    JMSContext openBeside(JMSContext context, Jms jms) {
        return jms.closing(context.createContext(value));
    }

    /** Makes final what a context has sent and received, as far as it is not by itself. */
    void accept(JMSContext context) {
        switch (this) {
            case CLIENT -> context.acknowledge();
            case TRANSACTED -> context.commit();
            case AUTO, DUPS_OK -> {}
        }
    }

    /** Has what a context has received delivered again; for the {@linkplain #DECIDED modes that can}. */
    void giveBack(JMSContext context) {
        switch (this) {
            case CLIENT -> context.recover();
            case TRANSACTED -> context.rollback();
            case AUTO, DUPS_OK -> throw new IllegalArgumentException(this + " gives nothing back");
        }
    }
}
