package dev.sluice.core.engine;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.topic.Route;

/** What sends of the in-VM engine may be part of. Threads: as the implementation. */
interface VmWork extends Transaction {
    /** Adds a message, which nobody sees before the commit. */
    void send(Envelope envelope, Route route);
}
