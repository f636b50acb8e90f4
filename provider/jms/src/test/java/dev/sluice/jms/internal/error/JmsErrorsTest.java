package dev.sluice.jms.internal.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.InvalidClientIDRuntimeException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.InvalidSelectorRuntimeException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.MessageNotWriteableRuntimeException;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.ResourceAllocationRuntimeException;
import jakarta.jms.TransactionInProgressException;
import jakarta.jms.TransactionInProgressRuntimeException;
import jakarta.jms.TransactionRolledBackException;
import jakarta.jms.TransactionRolledBackRuntimeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

class JmsErrorsTest {
    private static final Map<Class<? extends JMSException>, Set<BrokerError>> EXPECTED = Map.of(
            IllegalStateException.class,
            Set.of(
                    BrokerError.CLOSED,
                    BrokerError.ILLEGAL_STATE,
                    BrokerError.CLIENT_ID_FIXED,
                    BrokerError.ALREADY_SETTLED),
            InvalidDestinationException.class,
            Set.of(BrokerError.INVALID_NAME, BrokerError.NO_SUCH_ADDRESS, BrokerError.NO_SUCH_SUBSCRIPTION),
            InvalidClientIDException.class,
            Set.of(BrokerError.CLIENT_ID_IN_USE),
            InvalidSelectorException.class,
            Set.of(BrokerError.INVALID_SELECTOR),
            JMSSecurityException.class,
            Set.of(BrokerError.NOT_AUTHENTICATED, BrokerError.NOT_AUTHORIZED),
            ResourceAllocationException.class,
            Set.of(BrokerError.OUT_OF_SPACE),
            TransactionRolledBackException.class,
            Set.of(BrokerError.ROLLED_BACK),
            TransactionInProgressException.class,
            Set.of(BrokerError.TRANSACTION_STATE),
            JMSException.class,
            Set.of(
                    BrokerError.ADDRESS_IN_USE,
                    BrokerError.SUBSCRIPTION_IN_USE,
                    BrokerError.SUBSCRIPTION_CONFLICT,
                    BrokerError.NO_SUCH_TRANSACTION,
                    BrokerError.DUPLICATE_IN_DOUBT,
                    BrokerError.INTERRUPTED,
                    BrokerError.CONFIGURATION,
                    BrokerError.UNSUPPORTED,
                    BrokerError.INTERNAL));

    static Stream<Arguments> translations() {
        return EXPECTED.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(error -> Arguments.of(error, entry.getKey())));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void anErrorOfTheEngineBecomesItsException(BrokerError error, Class<? extends JMSException> type) {
        BrokerException cause = new BrokerException(error, "what, which, what next");

        JMSException jms = JmsErrors.toJms(cause);

        assertThat(jms)
                .isExactlyInstanceOf(type)
                .hasMessage("what, which, what next")
                .hasCause(cause);
        assertThat(jms.getErrorCode()).isEqualTo(error.name());
        assertThat(jms.getLinkedException()).isSameAs(cause);
    }

    @Test
    void everyErrorIsExpectedSomewhere() {
        Set<BrokerError> expected = new HashSet<>();
        EXPECTED.values().forEach(expected::addAll);

        assertThat(expected).containsExactlyInAnyOrder(BrokerError.values());
    }

    static Stream<Arguments> twins() {
        return Stream.of(
                Arguments.of(new IllegalStateException("m", "C"), IllegalStateRuntimeException.class),
                Arguments.of(new InvalidClientIDException("m", "C"), InvalidClientIDRuntimeException.class),
                Arguments.of(new InvalidDestinationException("m", "C"), InvalidDestinationRuntimeException.class),
                Arguments.of(new InvalidSelectorException("m", "C"), InvalidSelectorRuntimeException.class),
                Arguments.of(new JMSSecurityException("m", "C"), JMSSecurityRuntimeException.class),
                Arguments.of(new MessageFormatException("m", "C"), MessageFormatRuntimeException.class),
                Arguments.of(new MessageNotWriteableException("m", "C"), MessageNotWriteableRuntimeException.class),
                Arguments.of(new ResourceAllocationException("m", "C"), ResourceAllocationRuntimeException.class),
                Arguments.of(new TransactionInProgressException("m", "C"), TransactionInProgressRuntimeException.class),
                Arguments.of(new TransactionRolledBackException("m", "C"), TransactionRolledBackRuntimeException.class),
                Arguments.of(new MessageEOFException("m", "C"), JMSRuntimeException.class),
                Arguments.of(new MessageNotReadableException("m", "C"), JMSRuntimeException.class),
                Arguments.of(new JMSException("m", "C"), JMSRuntimeException.class));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aCheckedExceptionHasAnUncheckedTwin(JMSException e, Class<? extends JMSRuntimeException> type) {
        JMSRuntimeException twin = JmsErrors.toRuntime(e);

        assertThat(twin).isExactlyInstanceOf(type).hasMessage("m").hasCause(e);
        assertThat(twin.getErrorCode()).isEqualTo("C");
    }

    @Test
    void aSubclassHasTheTwinOfItsParent() {
        @SuppressWarnings("serial")
        class Ours extends InvalidSelectorException {
            Ours() {
                super("m");
            }
        }

        assertThat(JmsErrors.toRuntime(new Ours())).isExactlyInstanceOf(InvalidSelectorRuntimeException.class);
    }

    @ParameterizedTest
    @EnumSource(BrokerError.class)
    void theSimplifiedApiGetsTheTwinOfTheTranslation(BrokerError error) {
        BrokerException cause = new BrokerException(error, "m");

        JMSRuntimeException twin = JmsErrors.toRuntime(cause);

        assertThat(twin).hasSameClassAs(JmsErrors.toRuntime(JmsErrors.toJms(cause)));
        assertThat(twin).hasRootCause(cause).hasMessage("m");
        assertThat(twin.getErrorCode()).isEqualTo(error.name());
    }

    @Test
    void theHelpersOfTheClassicApiTranslate() throws JMSException {
        BrokerException full = new BrokerException(BrokerError.OUT_OF_SPACE, "full");

        assertThatThrownBy(() -> JmsErrors.run(() -> fail(full))).isInstanceOf(ResourceAllocationException.class);
        assertThatThrownBy(() -> JmsErrors.call(() -> fail(full))).isInstanceOf(ResourceAllocationException.class);
        assertThatThrownBy(() -> JmsErrors.callNullable(() -> fail(full)))
                .isInstanceOf(ResourceAllocationException.class);
        assertThat(JmsErrors.call(() -> "x")).isEqualTo("x");
        assertThat(JmsErrors.<String>callNullable(() -> null)).isNull();
    }

    @Test
    void theHelpersOfTheSimplifiedApiTranslateBoth() {
        BrokerException closed = new BrokerException(BrokerError.CLOSED, "closed");
        MessageFormatException format = new MessageFormatException("format");

        assertThatThrownBy(() -> JmsErrors.runUnchecked(() -> fail(closed)))
                .isInstanceOf(IllegalStateRuntimeException.class);
        assertThatThrownBy(() -> JmsErrors.runUnchecked(() -> fail(format)))
                .isInstanceOf(MessageFormatRuntimeException.class);
        assertThatThrownBy(() -> JmsErrors.callUnchecked(() -> fail(closed)))
                .isInstanceOf(IllegalStateRuntimeException.class);
        assertThatThrownBy(() -> JmsErrors.callNullableUnchecked(() -> fail(format)))
                .isInstanceOf(MessageFormatRuntimeException.class);
        assertThat(JmsErrors.callUnchecked(() -> "x")).isEqualTo("x");
        assertThat(JmsErrors.<String>callNullableUnchecked(() -> null)).isNull();
    }

    @Test
    void otherExceptionsPassAsTheyAre() {
        IllegalArgumentException wrong = new IllegalArgumentException("null");
        JMSException jms = new JMSException("m");

        assertThatThrownBy(() -> JmsErrors.run(() -> fail(wrong))).isSameAs(wrong);
        assertThatThrownBy(() -> JmsErrors.runUnchecked(() -> fail(wrong))).isSameAs(wrong);
        assertThatThrownBy(() -> JmsErrors.run(() -> fail(jms))).isSameAs(jms);
    }

    private static Object fail(RuntimeException e) {
        throw e;
    }

    private static Object fail(JMSException e) throws JMSException {
        throw e;
    }
}
