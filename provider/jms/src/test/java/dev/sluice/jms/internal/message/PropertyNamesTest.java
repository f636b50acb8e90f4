package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyNamesTest {
    private final Message message = Wire.FACTORY.message();
    private final Message strict = new MessageFactory(MessageSettings.DEFAULTS.withStrictPropertyNames(true)).message();

    @ParameterizedTest
    @NullAndEmptySource
    @DisplayName("§3.5.1 a null or empty name is an IllegalArgumentException, in every setter")
    void nullAndEmpty(String name) {
        assertThatThrownBy(() -> message.setBooleanProperty(name, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setByteProperty(name, (byte) 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setShortProperty(name, (short) 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setIntProperty(name, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setLongProperty(name, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setFloatProperty(name, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setDoubleProperty(name, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setStringProperty(name, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.setObjectProperty(name, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "_x", "$x", "größe", "x1", "NULLS", "i", "jmsPriority", "order", "JMS_vendor_x", "l\u0131ke"
            })
    @DisplayName("§3.5.1 identifiers of the selector language are names, strict or not")
    void identifiers(String name) throws JMSException {
        message.setIntProperty(name, 1);
        strict.setIntProperty(name, 1);

        assertThat(message.getIntProperty(name)).isEqualTo(1);
        assertThat(strict.propertyExists(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-type", "X-B3-TraceId", "spring.id", "a.b-c"})
    @DisplayName("§3.5.1 hyphens and dots are allowed unless names are strict")
    void hyphensAndDots(String name) throws JMSException {
        message.setIntProperty(name, 1);

        assertThat(message.getIntProperty(name)).isEqualTo(1);
        assertThatThrownBy(() -> strict.setIntProperty(name, 1))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("strictPropertyNames=false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x", "-x", ".x", "a b", "a/b", "a#", "\u00a0"})
    @DisplayName("§3.5.1 what is no identifier is refused")
    void noIdentifiers(String name) {
        assertThatThrownBy(() -> message.setIntProperty(name, 1))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NULL", "TRUE", "FALSE", "NOT", "AND", "OR", "BETWEEN", "LIKE", "IN", "IS", "ESCAPE", "and", "Null"
            })
    @DisplayName("§3.5.1, §3.8.1.1 reserved words in any case are refused")
    void reservedWords(String name) {
        assertThatThrownBy(() -> message.setIntProperty(name, 1))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("reserved word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JMSPriority", "JMSFoo", "JMS", "JMSXFoo", "JMSXgroupid", "JMSXGroupId"})
    @DisplayName("§3.5.9 other names that begin with JMS are refused; JMSX names are case exact")
    void reservedPrefix(String name) {
        assertThatThrownBy(() -> message.setIntProperty(name, 1))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("begin with JMS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JMS_Sluice_Duplicate", "JMS_IBM_MsgType", "JMS_AMQP_TTL"})
    @DisplayName("§3.5.10 provider-specific properties, ours and others', are properties")
    void vendorNames(String name) throws JMSException {
        message.setIntProperty(name, 1);

        assertThat(message.getIntProperty(name)).isEqualTo(1);
    }

    @Test
    @DisplayName("§3.5.9 JMSXGroupID and JMSXGroupSeq are set by clients and have their types")
    void groups() throws JMSException {
        message.setStringProperty("JMSXGroupID", "g");
        message.setIntProperty("JMSXGroupSeq", 3);

        assertThat(message.getObjectProperty("JMSXGroupID")).isEqualTo("g");
        assertThat(message.getObjectProperty("JMSXGroupSeq")).isEqualTo(3);
        message.setLongProperty("JMSXGroupID", 5);
        message.setStringProperty("JMSXGroupSeq", "4");
        assertThat(message.getObjectProperty("JMSXGroupID")).isEqualTo("5");
        assertThat(message.getObjectProperty("JMSXGroupSeq")).isEqualTo(4);
        assertThatThrownBy(() -> message.setLongProperty("JMSXGroupSeq", 1L))
                .isInstanceOf(MessageFormatException.class);
        assertThatCode(() -> message.setObjectProperty("JMSXGroupID", null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JMSXDeliveryCount",
                "JMSXUserID",
                "JMSXAppID",
                "JMSXProducerTXID",
                "JMSXConsumerTXID",
                "JMSXRcvTimestamp",
                "JMSXState"
            })
    @DisplayName("§3.5.9 what the provider sets is not taken from the sender")
    void providerSet(String name) throws JMSException {
        message.setIntProperty(name, 99);

        assertThat(message.propertyExists(name)).isFalse();
        assertThat(message.getPropertyNames().hasMoreElements()).isFalse();
    }

    @Test
    @DisplayName("what was found to be a name before is not by that one where names are strict")
    void aNameIsRememberedOnlyIfItIsOneEverywhere() throws JMSException {
        String name = "content-type";
        for (int i = 0; i < 2; i++) {
            message.setIntProperty(name, i);

            assertThatThrownBy(() -> strict.setIntProperty(name, 1)).hasMessageContaining(name);
        }
        assertThat(message.getIntProperty(name)).isEqualTo(1);
    }
}
