/** The facade. */
module dev.sluice.jms {
    requires transitive dev.sluice.core;
    requires transitive jakarta.messaging;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;
    requires org.apache.commons.pool2;
    requires java.naming;
    requires java.transaction.xa;

    exports dev.sluice.jms;
}
