package dev.sluice.core.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.message.Envelope;

@DisplayName("§3.8.1.1 Identifiers")
class IdentifierTest {

    @DisplayName("A property's name is a Java identifier in any script; keywords inside it do not matter")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "_a",
                "$",
                "€",
                "größe",
                "数量",
                "𝒳1",
                "a1_$",
                "notable",
                "And1",
                "inn",
                "isnull",
                "LIKE_",
                "ıs",
                "ſ",
                "JMSXGroupID",
                "JMSX",
                "JMS_Sluice_Reason",
                "JMS_",
                "jmsPriority",
                "Jms",
                "XJMSType",
            })
    void anyJavaIdentifierIsAName(String name) {
        assertThat(Messages.truthOf(name + " = 'x'", Messages.with(Map.of(name, "x"))))
                .isEqualTo(Truth.TRUE);
    }

    @Test
    @DisplayName("Names are case-sensitive")
    void namesAreCaseSensitive() {
        Envelope message = Messages.with("size=1");

        assertThat(Messages.truthOf("size = 1", message)).isEqualTo(Truth.TRUE);
        assertThat(Messages.truthOf("Size = 1", message)).isEqualTo(Truth.UNKNOWN);
    }

    @DisplayName("Reserved words are no names, in any case")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NULL", "TRUE", "FALSE", "NOT", "AND", "OR", "BETWEEN", "LIKE", "IN", "IS", "ESCAPE", "null", "And",
                "bEtWeEn", "escape", "like", "is", "In"
            })
    void reservedWordsAreNoNames(String word) {
        assertThatThrownBy(() -> Selector.parse(word + " IS NULL")).hasMessageContaining("is not valid");
    }

    @DisplayName("Keywords are not case-sensitive")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a = 2 and b like 'x%' or false",
                "Not a Not Between 1 And 2 Or True",
                "b iN ('xy') aNd a iS nOt NuLl",
                "b LiKe 'x!y' eScApE '!'",
            })
    void keywordsAreNotCaseSensitive(String selector) {
        assertThat(Messages.truthOf(selector, Messages.with("a=1 b='xy'"))).isEqualTo(Truth.TRUE);
    }

    @DisplayName("Six headers can be selected on")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            JMSDeliveryMode = 'PERSISTENT'            | TRUE
            JMSDeliveryMode <> 'NON_PERSISTENT'       | TRUE
            JMSDeliveryMode IN ('NON_PERSISTENT')     | FALSE
            JMSPriority = 7                           | TRUE
            JMSPriority > 4                           | TRUE
            JMSPriority >= 7.5                        | FALSE
            JMSPriority BETWEEN 0 AND 6               | FALSE
            JMSPriority + 1 = 8                       | TRUE
            JMSTimestamp = 1700000000000              | TRUE
            JMSTimestamp < 1700000000000              | FALSE
            JMSTimestamp - 1000 >= 1699999999000      | TRUE
            JMSTimestamp > 1.6E12                     | TRUE
            1700000000000 <= JMSTimestamp             | TRUE
            JMSCorrelationID = 'c'                    | TRUE
            JMSType = 'car'                           | TRUE
            JMSType LIKE 'c%'                         | TRUE
            JMSType = colour                          | FALSE
            JMSMessageID LIKE 'ID:t-%'                | TRUE
            JMSMessageID IS NULL                      | FALSE
            jmspriority BETWEEN 1 AND 9               | UNKNOWN
            """)
    void sixHeadersCanBeSelectedOn(String selector, Truth expected) {
        Envelope message = Messages.draft()
                .persistent(true)
                .priority(7)
                .times(1_700_000_000_000L, 1_700_000_000_000L, 0)
                .correlationId("c")
                .type("car")
                .properties(Messages.with("colour='red'").properties())
                .build();

        assertThat(Messages.truthOf(selector, message)).isEqualTo(expected);
    }

    @Test
    @DisplayName("JMSDeliveryMode of a non-persistent message is the string NON_PERSISTENT")
    void deliveryModeIsAString() {
        Envelope message = Messages.draft().persistent(false).build();

        assertThat(Messages.truthOf("JMSDeliveryMode = 'NON_PERSISTENT'", message))
                .isEqualTo(Truth.TRUE);
    }

    @Test
    @DisplayName("JMSMessageID is the message's id")
    void messageIdCanBeSelectedOn() {
        Envelope message = Messages.draft().build();

        assertThat(Messages.truthOf("JMSMessageID = '" + message.messageId() + "'", message))
                .isEqualTo(Truth.TRUE);
    }

    @DisplayName("Headers without a value, and a correlation id of bytes, are null")
    @ParameterizedTest
    @ValueSource(strings = {"JMSCorrelationID", "JMSType"})
    void headersWithoutTextAreNull(String header) {
        Envelope message = Messages.draft().correlationId(new byte[] {1}).build();

        assertThat(Messages.truthOf(header + " IS NULL", message)).isEqualTo(Truth.TRUE);
        assertThat(Messages.truthOf(header + " = 'x'", message)).isEqualTo(Truth.UNKNOWN);
    }

    @DisplayName("Other names that begin with JMS are refused, with the names that are not")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "JMS",
                "JMSDestination",
                "JMSReplyTo",
                "JMSRedelivered",
                "JMSExpiration",
                "JMSDeliveryTime",
                "JMSpriority",
                "JMSFoo",
            })
    void otherHeadersAreRefused(String name) {
        assertThatThrownBy(() -> Selector.parse("a = 1 AND " + name + " = 1"))
                .hasMessageContaining("at character 11: " + name + " cannot be selected on")
                .hasMessageContaining(
                        "JMSDeliveryMode, JMSPriority, JMSMessageID, JMSTimestamp, JMSCorrelationID, JMSType");
    }

    @Test
    @DisplayName("§3.5.9 Properties set at receipt are those the sender set, if any")
    void propertiesSetAtReceiptAreNull() {
        assertThat(Messages.truthOf("JMSXDeliveryCount = 1", Messages.with(""))).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    @DisplayName("A property that exists with the value null is null")
    void aPropertyMayBeNull() {
        Envelope message = Messages.with("x=1");
        message.properties().put("p", null);

        assertThat(Messages.truthOf("p IS NULL", message)).isEqualTo(Truth.TRUE);
        assertThat(Messages.truthOf("p = 1", message)).isEqualTo(Truth.UNKNOWN);
    }
}
