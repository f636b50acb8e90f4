package dev.sluice.benchmarks.scenario;

import dev.sluice.benchmarks.contender.Channel;
import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.contender.Parcel;
import dev.sluice.benchmarks.contender.Unsupported;

/** A bare queue, which knows no priorities. */
final class BareStore implements Store {
    private final Channel channel;
    private final Body body = TextBody.ofNewTexts();
    private long inside;

    BareStore(Contender contender) throws Unsupported {
        this.channel = contender.channel(false);
    }

    @Override
    public void put(long number, int priority) {
        channel.put(new Parcel(0, number, body.plain(number)));
        inside++;
    }

    @Override
    public void beginToTake() {}

    @Override
    public long take() throws InterruptedException {
        Parcel parcel = channel.take();
        inside--;
        return body.is(parcel.body(), parcel.number()) ? parcel.number() : -1;
    }

    @Override
    public boolean finish() {
        return inside == 0;
    }

    @Override
    public void close() {}
}
