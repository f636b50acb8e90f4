package dev.sluice.benchmarks.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.sluice.benchmarks.contender.Channel;
import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.contender.Parcel;
import dev.sluice.benchmarks.contender.Unsupported;
import dev.sluice.benchmarks.load.Audience;
import dev.sluice.benchmarks.load.Load;
import dev.sluice.benchmarks.load.Source;
import dev.sluice.benchmarks.load.Tally;
import dev.sluice.benchmarks.measure.Figures;

/** The same as {@link JmsTraffic} with plain objects through bare queues: one for all receivers, or one for each. */
final class BareTraffic implements Stage {
    private final Shape shape;
    private final Probe probe;
    private final Load load;
    private final List<Thread> receivers = new ArrayList<>();

    private BareTraffic(Shape shape, int cap, Probe probe, List<Channel> channels) {
        this.shape = shape;
        this.probe = probe;
        Audience audience = new Audience(shape.sessions(), shape.sources(), shape.eachGetsAll());
        for (int i = 0; i < shape.sessions(); i++) {
            Channel channel = channels.get(i % channels.size());
            Tally.Line line = audience.tallies().get(i).newLine();
            receivers.add(Daemons.start("receiver", () -> receive(channel, line)));
        }
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < shape.sources(); i++) {
            sources.add(source(i, channels));
        }
        this.load = new Load(sources, audience, shape.batch(), cap);
    }

    static Stage open(Shape shape, int cap, Probe probe, Contender contender) throws Unsupported {
        List<Channel> channels = new ArrayList<>();
        int count = shape.eachGetsAll() ? shape.sessions() : 1;
        for (int i = 0; i < count; i++) {
            channels.add(contender.channel(count < shape.sessions()));
        }
        return new BareTraffic(shape, cap, probe, channels);
    }

    private Source source(int index, List<Channel> channels) {
        Body body = shape.body().get();
        return number -> {
            Parcel parcel = new Parcel(index, number, body.plain(number));
            probe.sending(number);
            for (Channel channel : channels) {
                channel.put(parcel);
            }
        };
    }

    private void receive(Channel channel, Tally.Line line) throws InterruptedException {
        Body body = shape.body().get();
        while (true) {
            Parcel parcel = channel.take();
            probe.arrived(parcel.number());
            if (!body.is(parcel.body(), parcel.number())) {
                line.fail("Parcel " + parcel.number() + " arrived with another body.");
            }
            line.arrived(parcel.source(), parcel.number());
        }
    }

    @Override
    public Figures round(Duration duration) throws Exception {
        probe.begin();
        return probe.finish(load.round(duration));
    }

    @Override
    public void close() {
        load.close();
        receivers.forEach(Thread::interrupt);
    }
}
