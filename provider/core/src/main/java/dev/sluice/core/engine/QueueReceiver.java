package dev.sluice.core.engine;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.admin.Source;
import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.queue.QueueReader;

/** Receives from one queue. Threads: any. */
class QueueReceiver extends VmReceiver {
    private final QueueReader reader;

    QueueReceiver(VmConnection connection, ConsumerId id, Source source, QueueReader reader) {
        super(connection, id, source);
        this.reader = reader;
    }

    @Override
    public @Nullable Delivery poll() {
        return reader.poll();
    }

    @Override
    public @Nullable Delivery pollOrWatch() {
        return reader.pollOrWatch();
    }

    @Override
    public boolean hasNews() {
        return reader.hasNews();
    }

    @Override
    public boolean isWatching() {
        return reader.isWatching();
    }

    @Override
    public void unwatch() {
        reader.unwatch();
    }

    @Override
    public void start() {
        reader.start();
    }

    @Override
    public void join() {
        reader.join();
    }

    @Override
    public void stop() {
        reader.stop();
    }

    @Override
    void end() {
        reader.close();
    }
}
