package dev.sluice.jms.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.naming.InitialContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sluice.jms.SluiceConnectionFactory;
import dev.sluice.jms.destination.SluiceQueue;

@SuppressWarnings("BanJNDI") // asks a naming service that deserializes nothing
class JndiPropertiesFileTest {

    @Test
    void aFileOnTheClassPathSaysAllThereIsToSay(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("jndi.properties"), """
                java.naming.factory.initial = dev.sluice.jms.naming.SluiceInitialContextFactory
                java.naming.provider.url = vm://orders?capacity=10000
                connectionFactory.jms/audit = vm://audit
                queue.jms/orders = orders.incoming
                """);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader withFile =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(withFile);

            InitialContext context = new InitialContext();

            assertThat(context.lookup("jms/orders")).isEqualTo(new SluiceQueue("orders.incoming"));
            assertThat(((SluiceConnectionFactory) context.lookup("jms/audit")).getBrokerURL())
                    .isEqualTo("vm://audit");
            assertThat(((SluiceConnectionFactory) context.lookup("ConnectionFactory")).getBrokerURL())
                    .isEqualTo("vm://orders?capacity=10000");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
