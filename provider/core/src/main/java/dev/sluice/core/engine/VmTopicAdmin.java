package dev.sluice.core.engine;

import dev.sluice.core.address.Address;
import dev.sluice.core.admin.BrokerEvent;
import dev.sluice.core.admin.Moved;
import dev.sluice.core.admin.Source;
import dev.sluice.core.admin.TopicAdmin;
import dev.sluice.core.admin.TopicSnapshot;
import dev.sluice.core.topic.Topic;

/** A topic of the in-VM engine in the hands of an operator; looked up anew for each command. Threads: any. */
final class VmTopicAdmin implements TopicAdmin {
    private final VmAdmin admin;
    private final Destinations destinations;
    private final Address address;

    VmTopicAdmin(VmAdmin admin, Address address) {
        this.admin = admin;
        this.destinations = admin.engine().destinations();
        this.address = address;
    }

    /** Returns the topic, or throws if there is none any more. */
    Topic found() {
        Topic topic = destinations.topics().find(address);
        if (topic == null) {
            throw admin.noTopic(address.name());
        }
        return topic;
    }

    @Override
    public TopicSnapshot snapshot() {
        return admin.snapshots().of(found());
    }

    @Override
    public void pause() {
        if (found().pause()) {
            admin.engine().events().publish(at -> new BrokerEvent.Paused(at, new Source(address, null)));
        }
    }

    @Override
    public void resume() {
        if (found().resume()) {
            admin.engine().events().publish(at -> new BrokerEvent.Resumed(at, new Source(address, null)));
        }
    }

    @Override
    public Moved replayDeadLetters() {
        found();
        Replay replay = new Replay(destinations);
        for (Address deadLetterQueue : destinations.deadLetterQueuesOf(address)) {
            replay.from(deadLetterQueue, letter -> DeadLetters.originalDestination(letter)
                    .equals(address));
        }
        return replay.result();
    }
}
