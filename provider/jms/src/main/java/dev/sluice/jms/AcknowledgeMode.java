package dev.sluice.jms;

/** The acknowledgement mode that we have beside those of {@link jakarta.jms.Session}. */
public final class AcknowledgeMode {
    /**
     * Each message is acknowledged by its own {@link jakarta.jms.Message#acknowledge()}, which says nothing of the others; in
     * any order, and also after its consumer was closed. What is not acknowledged when the session is closed or recovered is
     * delivered again. To be given to {@link jakarta.jms.Connection#createSession(int)} or
     * {@link jakarta.jms.ConnectionFactory#createContext(int)}; an application that must not depend on us may write the
     * number, 101, which other providers use as well.
     */
    public static final int INDIVIDUAL_ACKNOWLEDGE = 101;

    private AcknowledgeMode() {}
}
