package dev.sluice.jms.naming;

import javax.naming.NamingException;

/** Makes the object that references to its class describe. */
interface ReferenceReader {
    /**
     * Makes it.
     *
     * @throws NamingException if the reference is malformed
     */
    Object read(ReferenceText reference) throws NamingException;
}
