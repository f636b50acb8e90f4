package dev.sluice.jms.naming;

import java.util.Collections;
import java.util.Properties;
import javax.naming.CompoundName;
import javax.naming.Name;
import javax.naming.NamingException;

/** The syntax of names: {@code /} separates components, from left to right, and no other character means anything. */
final class Names {
    static final char SEPARATOR = '/';

    private static final Properties SYNTAX = new Properties();

    static {
        SYNTAX.setProperty("jndi.syntax.direction", "left_to_right");
        SYNTAX.setProperty("jndi.syntax.separator", String.valueOf(SEPARATOR));
    }

    private Names() {}

    static Name parse(String text) throws NamingException {
        return new CompoundName(text, SYNTAX);
    }

    /** Returns a name of either syntax, that of JNDI's federations too, as it is written here. */
    static String format(Name name) {
        return String.join(String.valueOf(SEPARATOR), Collections.list(name.getAll()));
    }

    /** Returns the full name of something in a context that has the first name. */
    static String below(String context, String rest) {
        return context.isEmpty() ? rest : context + SEPARATOR + rest;
    }
}
