package dev.sluice.jms.naming;

import java.util.function.Supplier;
import javax.naming.Context;

/**
 * What a name stands for.
 *
 * @param type the class of the object, without making it
 * @param object gives the object; may be a new one each time
 * @param source the property that says so, for messages to people
 */
record Bound(Class<?> type, Supplier<?> object, String source) {

    /** Returns a context below another one. */
    static Bound context(ReadOnlyContext context) {
        return new Bound(Context.class, () -> context, context.getNameInNamespace());
    }
}
