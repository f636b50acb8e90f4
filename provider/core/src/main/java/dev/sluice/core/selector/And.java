package dev.sluice.core.selector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import dev.sluice.core.message.Envelope;

/**
 * True if all conditions are, false if one is, else unknown (Jakarta Messaging 3.1, section 3.8.1.2). One flat node
 * however many there are, so that the depth of the tree does not grow with them.
 */
final class And implements Condition {
    private final Condition[] conditions;

    private And(List<Condition> conditions) {
        this.conditions = conditions.toArray(Condition[]::new);
    }

    /** Joins conditions in the simplest form. */
    static Condition of(List<Condition> conditions) {
        List<Condition> flat = new ArrayList<>(conditions.size());
        for (Condition condition : conditions) {
            if (condition instanceof And inner) {
                flat.addAll(Arrays.asList(inner.conditions));
            } else if (condition instanceof Constant constant && constant.truth() == Truth.FALSE) {
                return condition;
            } else if (!(condition instanceof Constant constant && constant.truth() == Truth.TRUE)) {
                flat.add(condition);
            }
        }
        return switch (flat.size()) {
            case 0 -> new Constant(Truth.TRUE);
            case 1 -> flat.get(0);
            default -> new And(flat);
        };
    }

    @Override
    public Truth test(Envelope envelope) {
        Truth result = Truth.TRUE;
        for (Condition condition : conditions) {
            Truth truth = condition.test(envelope);
            if (truth == Truth.FALSE) {
                return truth;
            }
            if (truth == Truth.UNKNOWN) {
                result = truth;
            }
        }
        return result;
    }

    /** Ends at the first that is not true: when only a match counts, unknown is as good as false. */
    @Override
    public boolean holds(Envelope envelope) {
        for (Condition condition : conditions) {
            if (!condition.holds(envelope)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void addRequiredEqualities(Collection<Equality> equalities) {
        for (Condition condition : conditions) {
            condition.addRequiredEqualities(equalities);
        }
    }
}
