package dev.sluice.jms.jmx;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.Depth;
import dev.sluice.core.admin.Moved;
import dev.sluice.core.admin.QueueAdmin;
import dev.sluice.core.admin.QueueSnapshot;
import dev.sluice.core.admin.Selection;
import dev.sluice.core.admin.Source;
import dev.sluice.core.admin.Totals;

/** Shows a queue or subscription. Threads: any. */
final class QueueBean implements QueueMXBean {
    private final BrokerAdmin admin;
    private final Source source;

    QueueBean(BrokerAdmin admin, Source source) {
        this.admin = admin;
        this.source = source;
    }

    private QueueAdmin queue() {
        return admin.at(source);
    }

    private QueueSnapshot now() {
        return Commands.run(() -> queue().snapshot());
    }

    private Depth depth() {
        return now().depth();
    }

    private Totals totals() {
        return now().totals();
    }

    // ---------------------------------------------------------------- what it is

    @Override
    public String getName() {
        return source.toString();
    }

    @Override
    public boolean isTemporary() {
        return now().temporary();
    }

    @Override
    public @Nullable String getSelector() {
        return now().selector();
    }

    @Override
    public boolean isPaused() {
        return now().paused();
    }

    // ---------------------------------------------------------------- what is in it

    @Override
    public long getCapacity() {
        return depth().capacity();
    }

    @Override
    public long getUsed() {
        return depth().used();
    }

    @Override
    public long getCapacityBytes() {
        return depth().capacityBytes();
    }

    @Override
    public long getUsedBytes() {
        return depth().usedBytes();
    }

    @Override
    public long getPending() {
        return depth().pending();
    }

    @Override
    public long getDelayed() {
        return depth().delayed();
    }

    @Override
    public long getInFlight() {
        return depth().inFlight();
    }

    @Override
    public long getBlockedProducers() {
        return depth().blockedProducers();
    }

    @Override
    public long getOldestAgeMillis() {
        return depth().oldestAge().toMillis();
    }

    @Override
    public List<ConsumerView> getConsumers() {
        return now().consumers().stream().map(ConsumerView::of).toList();
    }

    // ---------------------------------------------------------------- what has happened

    @Override
    public long getPublished() {
        return totals().published();
    }

    @Override
    public long getDelivered() {
        return totals().delivered();
    }

    @Override
    public long getRedelivered() {
        return totals().redelivered();
    }

    @Override
    public long getAcknowledged() {
        return totals().acknowledged();
    }

    @Override
    public Map<String, Long> getLost() {
        return Commands.byName(totals().lost());
    }

    @Override
    public long getDeadLettered() {
        return totals().deadLettered();
    }

    @Override
    public long getRemoved() {
        return totals().removed();
    }

    @Override
    public long getTimedOut() {
        return totals().timedOut();
    }

    @Override
    public long getSettledLate() {
        return totals().settledLate();
    }

    @Override
    public long getRefused() {
        return totals().refused();
    }

    // ---------------------------------------------------------------- commands

    @Override
    public List<MessageView> browse(@Nullable String selector, int limit) {
        return Commands.run(() -> queue().browse(Selection.matching(selector), limit).stream()
                .map(MessageView::of)
                .toList());
    }

    @Override
    public int remove(@Nullable String selector) {
        return Commands.run(() -> queue().remove(Selection.matching(selector)));
    }

    @Override
    public boolean removeMessage(String messageId) {
        return Commands.run(() -> queue().remove(Selection.ids(messageId)) > 0);
    }

    @Override
    public Moved move(@Nullable String selector, String queue) {
        return Commands.run(() -> queue().move(Selection.matching(selector), queue));
    }

    @Override
    public boolean moveMessage(String messageId, String queue) {
        return Commands.run(() -> queue().move(Selection.ids(messageId), queue).moved() > 0);
    }

    @Override
    public Moved replayDeadLetters() {
        return Commands.run(() -> queue().replayDeadLetters());
    }

    @Override
    public void pause() {
        Commands.perform(() -> queue().pause());
    }

    @Override
    public void resume() {
        Commands.perform(() -> queue().resume());
    }

    @Override
    public void delete(boolean force) {
        Commands.perform(() -> queue().delete(force));
    }
}
