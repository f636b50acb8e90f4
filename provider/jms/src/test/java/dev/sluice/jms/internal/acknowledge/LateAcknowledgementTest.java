package dev.sluice.jms.internal.acknowledge;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.jms.internal.message.MessageFactory;
import dev.sluice.jms.internal.message.MessageSettings;
import dev.sluice.jms.internal.message.SluiceMessage;

@DisplayName("§6.2.10 An acknowledgement that has passed the session's check before it was closed")
final class LateAcknowledgementTest {
    private final SluiceMessage message = new MessageFactory(MessageSettings.DEFAULTS).message();

    static Stream<Acknowledgement> modesInWhichTheApplicationAcknowledges() {
        return Stream.of(new ClientAcknowledge(), new IndividualAcknowledge());
    }

    @ParameterizedTest
    @MethodSource("modesInWhichTheApplicationAcknowledges")
    void isRefusedBecauseTheMessagesHaveGoneBack(Acknowledgement mode) throws JMSException {
        mode.close();

        assertThatThrownBy(() -> mode.acknowledge(message))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @ParameterizedTest
    @MethodSource("modesInWhichTheApplicationAcknowledges")
    void doesNothingWhileTheSessionIsOpenAndNothingIsLeft(Acknowledgement mode) {
        assertThatCode(() -> mode.acknowledge(message)).doesNotThrowAnyException();
    }
}
