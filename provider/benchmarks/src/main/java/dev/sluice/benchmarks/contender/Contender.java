package dev.sluice.benchmarks.contender;

import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.jms.JMSException;

/** Who is compared. */
public enum Contender {
    /** Sluice as it comes. */
    SLUICE("sluice", "Sluice", Kind.OURS),
    /** Sluice with listeners on virtual threads; needs JDK 21. */
    SLUICE_VIRTUAL("sluice-virtual", "Sluice, virtual threads", Kind.OURS_OTHERWISE),
    /** Artemis as it comes. */
    ARTEMIS("artemis", "Artemis", Kind.PEER),
    /** Artemis, tuned. */
    ARTEMIS_TUNED("artemis-tuned", "Artemis, tuned", Kind.PEER),
    /** ActiveMQ Classic as it comes. */
    CLASSIC("classic", "ActiveMQ Classic", Kind.PEER),
    /** ActiveMQ Classic, tuned. */
    CLASSIC_TUNED("classic-tuned", "ActiveMQ Classic, tuned", Kind.PEER),
    /** A bare {@link java.util.concurrent.LinkedBlockingQueue}. */
    LINKED_QUEUE("linked-queue", "bare LinkedBlockingQueue", Kind.LIMIT),
    /** A bare queue of JCTools whose takers park. */
    JCTOOLS_QUEUE("jctools-queue", "bare JCTools queue", Kind.LIMIT);

    private final String id;
    private final String title;
    private final Kind kind;

    /** What a contender is in a comparison. */
    public enum Kind {
        /** What is compared. */
        OURS,
        /** The same in a variant, for comparisons with itself. */
        OURS_OTHERWISE,
        /** Another provider. */
        PEER,
        /** No provider: what could be reached at best. */
        LIMIT
    }

    Contender(String id, String title, Kind kind) {
        this.id = id;
        this.title = title;
        this.kind = kind;
    }

    /** Returns its name on the command line and in files. */
    public String id() {
        return id;
    }

    /** Returns its name for people. */
    public String title() {
        return title;
    }

    /** Returns what it is in a comparison. */
    public Kind kind() {
        return kind;
    }

    /** Returns whether it speaks the messaging API. */
    public boolean isProvider() {
        return kind != Kind.LIMIT;
    }

    /**
     * Returns the contender of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Contender of(String id) {
        for (Contender contender : values()) {
            if (contender.id.equals(id)) {
                return contender;
            }
        }
        throw new IllegalArgumentException("There is no contender '" + id + "'; choose of "
                + Arrays.stream(values()).map(Contender::id).collect(Collectors.joining(", ")) + ".");
    }

    /**
     * Starts its broker.
     *
     * @param needs what the scenario asks of it
     * @throws JMSException if it does not start
     * @throws Unsupported if it cannot do that
     */
    public JmsHost open(HostNeeds needs) throws JMSException, Unsupported {
        if (needs.evicts() && kind != Kind.OURS && kind != Kind.OURS_OTHERWISE) {
            throw new Unsupported("It cannot evict messages of lower priority from a full queue.");
        }
        return switch (this) {
            case SLUICE -> SluiceHost.open(needs, false);
            case SLUICE_VIRTUAL -> SluiceHost.open(needs, true);
            case ARTEMIS -> ArtemisHost.open(needs, false);
            case ARTEMIS_TUNED -> ArtemisHost.open(needs, true);
            case CLASSIC -> ClassicHost.open(needs, false);
            case CLASSIC_TUNED -> ClassicHost.open(needs, true);
            case LINKED_QUEUE, JCTOOLS_QUEUE -> throw new Unsupported("It is a queue and no broker.");
        };
    }

    /**
     * Makes a bare queue.
     *
     * @param manyTakers whether several threads take from it
     * @throws Unsupported if it is no bare queue
     */
    public Channel channel(boolean manyTakers) throws Unsupported {
        return switch (this) {
            case LINKED_QUEUE -> new LinkedChannel();
            case JCTOOLS_QUEUE -> new ParkingChannel(manyTakers);
            default -> throw new Unsupported("It is a broker and no queue.");
        };
    }
}
