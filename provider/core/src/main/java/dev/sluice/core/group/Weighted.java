package dev.sluice.core.group;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.sluice.core.message.Envelope;

/**
 * In proportion to the members' weights, and spread out: with weights 5 and 1 the second gets every sixth message, not one
 * after a run of five times as many.
 *
 * <p>With each message every candidate earns its weight; the one that has earned most gets the message, and pays what all have
 * earned. So nobody is ever more than one message away from its share.
 */
final class Weighted implements Balancer {
    private final Map<Long, Long> earned = new HashMap<>();

    @Override
    public Member choose(Envelope message, List<Member> candidates) {
        Member richest = candidates.get(0);
        long most = Long.MIN_VALUE;
        long all = 0;
        for (Member candidate : candidates) {
            long credit = earned.merge(candidate.number(), (long) candidate.weight(), Long::sum);
            all += candidate.weight();
            if (credit > most) {
                most = credit;
                richest = candidate;
            }
        }
        earned.put(richest.number(), most - all);
        return richest;
    }

    @Override
    public void left(Member member) {
        earned.remove(member.number());
    }
}
