package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The methods of a closed connection. */
@ConformanceTest
final class ClosedConnectionTest {
    static Stream<Named<Use<Connection>>> methods() {
        return Stream.of(
                Use.named("createSession()", connection -> connection.createSession()),
                Use.named("createSession(int)", connection -> connection.createSession(Session.CLIENT_ACKNOWLEDGE)),
                Use.named("createSession(boolean, int)", connection -> connection.createSession(true, 0)),
                Use.named("getClientID", Connection::getClientID),
                Use.named("setClientID", connection -> connection.setClientID("too-late")),
                Use.named("getMetaData", Connection::getMetaData),
                Use.named("getExceptionListener", Connection::getExceptionListener),
                Use.named("setExceptionListener", connection -> connection.setExceptionListener(exception -> {})),
                Use.named("start", Connection::start),
                Use.named("stop", Connection::stop));
    }

    @ParameterizedTest
    @MethodSource("methods")
    @Requirement(
            section = "6.1.8",
            text = "Any use of a closed connection other than closing it gives IllegalStateException, that of Jakarta.",
            pitfalls = {55, 117})
    void itRefuses(Use<Connection> method, Jms jms) throws JMSException {
        Connection connection = jms.connection();
        connection.close();

        assertThatThrownBy(() -> method.of(connection)).isInstanceOf(IllegalStateException.class);
    }
}
