package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.ProviderProperties;

/**
 * The duplicate ids that one send, or one unit of work, has claimed.
 *
 * <p>Threads: one at a time.
 */
public final class Claims {
    private final List<Claim> claims = new ArrayList<>();
    private int duplicates;

    private record Claim(DuplicateWindow window, String id) {}

    /** Creates an empty collection. */
    public Claims() {}

    /** Returns a message's duplicate id, or null if it has none. */
    public static @Nullable String idOf(Envelope envelope) {
        Object id = envelope.properties().get(ProviderProperties.DUPLICATE_ID);
        return id == null ? null : id.toString();
    }

    /**
     * Returns whether a message may go on to a destination: not if one with its duplicate id was there before.
     *
     * @throws dev.sluice.core.error.BrokerException {@link dev.sluice.core.error.BrokerError#DUPLICATE_IN_DOUBT} if one with
     *     its id is on its way
     */
    public boolean admit(Envelope envelope, DuplicateWindow window) {
        String id = idOf(envelope);
        if (id == null) {
            return true;
        }
        boolean isNew = window.claim(id, this);
        if (isNew) {
            claims.add(new Claim(window, id));
        } else {
            duplicates++;
            window.dropped(envelope);
        }
        return isNew;
    }

    /** Returns how many messages were not let on. */
    public int duplicates() {
        return duplicates;
    }

    /** The messages are where they were sent: their ids are remembered from now on. */
    public void remember() {
        claims.forEach(claim -> claim.window.remember(claim.id));
        claims.clear();
    }

    /** The messages did not get there. Does nothing after {@link #remember}. */
    public void release() {
        claims.forEach(claim -> claim.window.release(claim.id));
        claims.clear();
    }
}
