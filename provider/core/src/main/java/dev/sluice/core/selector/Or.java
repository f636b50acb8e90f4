package dev.sluice.core.selector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.sluice.core.message.Envelope;

/**
 * True if one condition is, false if all are, else unknown (Jakarta Messaging 3.1, section 3.8.1.2). One flat node
 * however many there are, so that the depth of the tree does not grow with them.
 */
final class Or implements Condition {
    private final Condition[] conditions;

    private Or(List<Condition> conditions) {
        this.conditions = conditions.toArray(Condition[]::new);
    }

    /** Joins conditions in the simplest form. */
    static Condition of(List<Condition> conditions) {
        List<Condition> flat = new ArrayList<>(conditions.size());
        for (Condition condition : conditions) {
            if (condition instanceof Or inner) {
                flat.addAll(Arrays.asList(inner.conditions));
            } else if (condition instanceof Constant constant && constant.truth() == Truth.TRUE) {
                return condition;
            } else if (!(condition instanceof Constant constant && constant.truth() == Truth.FALSE)) {
                flat.add(condition);
            }
        }
        return switch (flat.size()) {
            case 0 -> new Constant(Truth.FALSE);
            case 1 -> flat.get(0);
            default -> new Or(flat);
        };
    }

    @Override
    public Truth test(Envelope envelope) {
        Truth result = Truth.FALSE;
        for (Condition condition : conditions) {
            Truth truth = condition.test(envelope);
            if (truth == Truth.TRUE) {
                return truth;
            }
            if (truth == Truth.UNKNOWN) {
                result = truth;
            }
        }
        return result;
    }

    @Override
    public boolean holds(Envelope envelope) {
        for (Condition condition : conditions) {
            if (condition.holds(envelope)) {
                return true;
            }
        }
        return false;
    }
}
