package dev.sluice.core.group;

import java.util.List;

import dev.sluice.core.message.Envelope;

/** Whoever has the fewest messages that are not settled; of equals, in turn. */
final class LeastLoaded implements Balancer {
    private long last = -1;

    @Override
    public Member choose(Envelope message, List<Member> candidates) {
        Member least = candidates.get(0);
        for (Member candidate : candidates) {
            if (load(candidate) < load(least) || (load(candidate) == load(least) && isBefore(candidate, least))) {
                least = candidate;
            }
        }
        last = least.number();
        return least;
    }

    private static int load(Member member) {
        return member.inFlight() + member.setAside();
    }

    /** Returns whether the turn comes to one member before it comes to the other. */
    private boolean isBefore(Member one, Member other) {
        boolean oneFollows = one.number() > last;
        return oneFollows == other.number() > last ? one.number() < other.number() : oneFollows;
    }
}
