import org.jspecify.annotations.NullMarked;

import dev.sluice.jms.naming.SluiceInitialContextFactory;

/** A Jakarta Messaging 3.1 provider that lives inside the application's JVM. */
@NullMarked // said again by packages that are exported: Kotlin, for one, does not look at modules
module dev.sluice.jms {
    requires transitive dev.sluice.core;
    requires transitive jakarta.messaging;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;
    requires static java.management;
    requires static micrometer.core;
    requires org.apache.commons.pool2;
    requires transitive java.naming;
    requires transitive java.transaction.xa;

    exports dev.sluice.jms;
    exports dev.sluice.jms.destination;
    exports dev.sluice.jms.jmx;
    exports dev.sluice.jms.metrics;
    exports dev.sluice.jms.naming;
    exports dev.sluice.jms.pool;

    provides javax.naming.spi.InitialContextFactory with
            SluiceInitialContextFactory;
}
