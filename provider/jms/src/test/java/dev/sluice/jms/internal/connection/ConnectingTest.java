package dev.sluice.jms.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import jakarta.jms.IllegalStateException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.sluice.core.engine.Capability;
import dev.sluice.core.engine.ConnectionRequest;
import dev.sluice.core.engine.Engine;
import dev.sluice.core.engine.EngineConfig;
import dev.sluice.core.engine.EngineConnection;
import dev.sluice.core.engine.VmEngine;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.AccessPolicy;
import dev.sluice.core.policy.PolicyTable;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.internal.message.MessageFactory;
import dev.sluice.jms.internal.message.MessageSettings;

/** A broker that is stopped while somebody connects. */
final class ConnectingTest {
    private final VirtualClock clock = new VirtualClock();
    private final VmEngine engine =
            new VmEngine(new EngineConfig("connecting", clock, PolicyTable.EMPTY, AccessPolicy.OPEN));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aConnectionThatIsLostBeforeItIsMadeIsAClosedConnection() {
        ConnectionEnvironment environment = new ConnectionEnvironment(
                new LosingEngine(),
                Runnable::run,
                new MessageFactory(MessageSettings.DEFAULTS),
                engine.pacers(),
                Settings.NONE);

        SluiceConnection connection = new SluiceConnection(environment, new ConnectionRequest(null, null, null));

        assertThat(connection.isOpen()).isFalse();
        assertThatThrownBy(connection::createSession).isInstanceOf(IllegalStateException.class);
        assertThatCode(connection::close).doesNotThrowAnyException();
    }

    /** Loses each connection as soon as it has it, before the caller knows. */
    private final class LosingEngine implements Engine {
        @Override
        public Set<Capability> capabilities() {
            return engine.capabilities();
        }

        @Override
        public BrokerClock clock() {
            return clock;
        }

        @Override
        public EngineConnection connect(ConnectionRequest request, ConnectionLost onLost) {
            EngineConnection connection = engine.connect(request, onLost);
            onLost.lost(new BrokerException(BrokerError.CLOSED, "The broker was stopped."));
            connection.close();
            return connection;
        }

        @Override
        public void close() {}
    }
}
