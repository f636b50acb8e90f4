package dev.sluice.core.queue;

/** Has the queue's listener told whose a key is, when the lock has been released. Threads: guarded by the queue's lock. */
final class KeyNews implements KeyOwners.Listener<Share> {
    private final MessageQueue queue;
    private final QueueLock lock;

    KeyNews(MessageQueue queue, QueueLock lock) {
        this.queue = queue;
        this.lock = lock;
    }

    @Override
    public void assigned(Object key, Share member) {
        lock.afterwards(
                () -> queue.listener().keyAssigned(queue, key, member.reader().owner()));
    }

    @Override
    public void lost(Object key, Share member) {
        lock.afterwards(
                () -> queue.listener().keyLost(queue, key, member.reader().owner()));
    }
}
