package dev.sluice.jms.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.naming.spi.NamingManager;

import jakarta.jms.JMSContext;

import org.apache.commons.pool2.PooledObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.sluice.core.engine.Engine;
import dev.sluice.jms.SluiceConnectionFactory;
import dev.sluice.jms.destination.SluiceQueue;

/** JNDI finds the factories by name when they are in modules, too. */
@SuppressWarnings("BanJNDI") // asks a naming service that deserializes nothing
class ModulePathTest {
    private static final String MODULE = "dev.sluice.jms";

    private ClassLoader before;

    @BeforeEach
    void loadAsModules() throws URISyntaxException {
        before = Thread.currentThread().getContextClassLoader();
        ModuleFinder finder = ModuleFinder.of(paths());
        Configuration configuration =
                ModuleLayer.boot().configuration().resolveAndBind(finder, ModuleFinder.of(), Set.of(MODULE));
        // The parent knows no class path, so that what is found is in a module.
        ModuleLayer layer =
                ModuleLayer.boot().defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(layer.findLoader(MODULE));
    }

    @AfterEach
    void restoreLoader() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private static Path[] paths() throws URISyntaxException {
        return Stream.of(SluiceConnectionFactory.class, Engine.class, JMSContext.class, PooledObject.class)
                .map(ModulePathTest::home)
                .toArray(Path[]::new);
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void theInitialContextFactoryIsFound() throws Exception {
        Properties environment = new Properties();
        environment.setProperty(Context.INITIAL_CONTEXT_FACTORY, SluiceInitialContextFactory.class.getName());
        environment.setProperty("queue.orders", "orders.incoming");

        Context context = new InitialContext(environment);

        assertIsInModule(context.lookup("orders"), SluiceQueue.class);
        assertIsInModule(context.lookup("ConnectionFactory"), SluiceConnectionFactory.class);
    }

    @Test
    void theObjectFactoryIsFound() throws Exception {
        Reference reference = new Reference(SluiceQueue.class.getName(), SluiceObjectFactory.class.getName(), null);
        reference.add(new StringRefAddr("name", "orders"));

        assertIsInModule(NamingManager.getObjectInstance(reference, null, null, null), SluiceQueue.class);
    }

    private static void assertIsInModule(Object object, Class<?> type) {
        assertThat(object.getClass().getName()).isEqualTo(type.getName());
        assertThat(object.getClass().getModule().getName()).isEqualTo(MODULE);
        assertThat(object).isNotInstanceOf(type);
    }
}
