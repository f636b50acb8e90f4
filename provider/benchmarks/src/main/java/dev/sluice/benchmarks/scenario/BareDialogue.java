package dev.sluice.benchmarks.scenario;

import dev.sluice.benchmarks.contender.Channel;
import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.contender.Parcel;
import dev.sluice.benchmarks.contender.Unsupported;

/** Requests through one bare queue, answers through another. */
final class BareDialogue implements Dialogue {
    private final Channel requests;
    private final Channel replies;
    private final Body body = TextBody.ofMadeTexts();
    private final Thread answering;

    BareDialogue(Contender contender) throws Unsupported {
        this.requests = contender.channel(false);
        this.replies = contender.channel(false);
        Body answers = TextBody.ofMadeTexts();
        this.answering = Daemons.start("answering", () -> {
            while (true) {
                long number = requests.take().number();
                replies.put(new Parcel(0, number, answers.plain(number)));
            }
        });
    }

    @Override
    public long ask(long number) throws InterruptedException {
        requests.put(new Parcel(0, number, body.plain(number)));
        Parcel reply = replies.take();
        return body.is(reply.body(), reply.number()) ? reply.number() : -1;
    }

    @Override
    public void close() {
        answering.interrupt();
    }
}
