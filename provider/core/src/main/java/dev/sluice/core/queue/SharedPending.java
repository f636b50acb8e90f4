package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.selector.Selector;

/** Pending deliveries that go to whoever asks first: nothing is set aside for anybody. Threads: guarded by the queue's lock. */
final class SharedPending extends Pending {
    private final Lanes lanes;
    private final Choice choice;
    private final List<Scan> scans = new ArrayList<>();

    SharedPending(Choice choice, boolean weighed) {
        this.choice = choice;
        this.lanes = new Lanes(weighed);
    }

    @Override
    void add(QueuedDelivery delivery) {
        lanes.add(delivery);
        for (int i = 0; i < scans.size(); i++) {
            scans.get(i).added(delivery);
        }
    }

    @Override
    void remove(QueuedDelivery delivery) {
        for (int i = 0; i < scans.size(); i++) {
            scans.get(i).removing(delivery);
        }
        lanes.remove(delivery);
    }

    @Override
    int size() {
        return lanes.size();
    }

    @Override
    int top() {
        return lanes.top();
    }

    @Override
    List<QueuedDelivery> inOrder() {
        return choice.inOrder(lanes.inOrder());
    }

    @Override
    @Nullable
    QueuedDelivery oldest() {
        return lanes.oldest();
    }

    @Override
    @Nullable
    QueuedDelivery leastImportantBelow(int priority) {
        return lanes.leastImportantBelow(priority);
    }

    @Override
    long bytesBelow(int priority) {
        return lanes.bytesBelow(priority);
    }

    @Override
    @Nullable
    QueuedDelivery firstFor(QueueReader reader) {
        Scan scan = reader.scan();
        return scan == null ? choice.first(lanes) : choice.first(scan, lanes);
    }

    @Override
    boolean dependsOnArrivals(QueueReader reader) {
        return reader.hasSelector() || lanes.isEmpty() || choice.isAgeing();
    }

    @Override
    boolean isDivided() {
        return false;
    }

    @Override
    void opened(QueueReader reader) {
        Selector selector = reader.terms().selector();
        if (selector != null) {
            Scan scan = new Scan(selector, lanes);
            scans.add(scan);
            reader.scans(scan);
        }
    }

    @Override
    void left(QueueReader reader) {
        if (reader.isClosed()) {
            scans.remove(reader.scan());
        }
    }

    @Override
    void checkInvariants() {
        lanes.checkInvariants();
    }
}
