package dev.sluice.core.group;

import java.util.List;

import dev.sluice.core.message.Envelope;

/** In turn: whoever follows the one who was chosen last. */
final class RoundRobin implements Balancer {
    private long last = -1;

    @Override
    public Member choose(Envelope message, List<Member> candidates) {
        Member next = candidates.get(0);
        for (Member candidate : candidates) {
            if (candidate.number() > last) {
                next = candidate;
                break;
            }
        }
        last = next.number();
        return next;
    }
}
