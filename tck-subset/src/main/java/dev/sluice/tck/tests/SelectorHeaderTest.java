package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Headers and properties of the standard in selectors. */
@ConformanceTest
final class SelectorHeaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "JMSDeliveryMode = 'PERSISTENT'                               | low",
                "JMSDeliveryMode = 'NON_PERSISTENT'                           | high",
                "JMSDeliveryMode <> 'PERSISTENT'                              | high",
                "JMSDeliveryMode IN ('PERSISTENT', 'x')                       | low",
                "JMSPriority = 1                                              | low",
                "JMSPriority > 4                                              | high",
                "JMSPriority BETWEEN 0 AND 4                                  | low",
                "JMSPriority + 1 = 10                                         | high",
                "JMSCorrelationID = 'correlated'                              | low",
                "JMSCorrelationID LIKE 'corr%'                                | low",
                "JMSCorrelationID IS NULL                                     | high",
                "JMSType = 'car'                                              | low",
                "JMSType <> 'car'                                             | high",
                "JMSType IN ('truck', 'bus')                                  | high",
                "JMSTimestamp > 0 AND JMSPriority = 9                         | high",
                "JMSMessageID LIKE 'ID:%' AND JMSPriority < 9                 | low",
                "JMSMessageID IS NOT NULL AND JMSType = 'car'                 | low",
                "JMSType = 'car' AND color = 'blue' AND weight > 2500         | low"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "Six headers can be selected on, JMSDeliveryMode as the string of its name.",
            pitfalls = 42)
    void headersCanBeSelectedOn(String selector, String label, Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.producer().setPriority(1);
        shelf.put("low", message -> {
            message.setJMSCorrelationID("correlated");
            message.setJMSType("car");
            message.setStringProperty("color", "blue");
            message.setIntProperty("weight", 3000);
        });
        shelf.producer().setPriority(9);
        shelf.producer().setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        shelf.put("high", message -> message.setJMSType("truck"));

        assertThat(shelf.select(selector)).containsExactly(label);
    }

    @Test
    @Requirement(section = "3.8.1.1", text = "A message can be selected by its id.", pitfalls = 42)
    void aMessageCanBeSelectedByItsId(Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.put("first", message -> {});
        Message second = shelf.put("second", message -> {});
        shelf.put("third", message -> {});

        assertThat(shelf.select("JMSMessageID = '" + second.getJMSMessageID() + "'"))
                .containsExactly("second");
    }

    @Test
    @Requirement(
            section = "3.8.1.3",
            text = "A message can be selected by its time stamp, in milliseconds.",
            pitfalls = 42)
    void aMessageCanBeSelectedByItsTimestamp(Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        Message early = shelf.put("early", message -> {});
        Waiting.untilAfter(early.getJMSTimestamp());
        Message late = shelf.put("late", message -> {});

        assertThat(shelf.select("JMSTimestamp >= " + late.getJMSTimestamp())).containsExactly("late");
        assertThat(shelf.select("JMSTimestamp < " + late.getJMSTimestamp())).containsExactly("early");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JMSDeliveryMode = 2", "JMSDeliveryMode > 0", "JMSDeliveryMode = 'persistent'"})
    @Requirement(
            section = "3.8.1.3",
            text = "JMSDeliveryMode is not selected on by number: that is refused, or selects nothing.",
            pitfalls = 42)
    void theDeliveryModeIsNoNumber(String selector, Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.put("message", message -> {});

        assertThat(shelf.selectUnlessRefused(selector)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JMSRedelivered = FALSE",
                "JMSExpiration = 0",
                "JMSDeliveryTime > 0",
                "JMSDestination IS NOT NULL",
                "JMSReplyTo IS NOT NULL",
                "JMSAnything = 1"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "Other headers cannot be selected on: naming them is refused, or selects nothing.",
            pitfalls = 42)
    void otherHeadersCannotBeSelectedOn(String selector, Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.put("message", message -> message.setJMSReplyTo(shelf.queue()));

        assertThat(shelf.selectUnlessRefused(selector)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "JMSXGroupID = 'g'                  | grouped",
                "JMSXGroupSeq = 2                   | grouped",
                "JMSXGroupSeq + 1 > JMSXGroupSeq    | grouped",
                "JMSXGroupID IS NULL                | single"
            })
    @Requirement(
            section = "3.5.9",
            text = "Properties of the standard that the application has set can be selected on.",
            pitfalls = 15)
    void groupsCanBeSelectedOn(String selector, String label, Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.put("grouped", message -> {
            message.setStringProperty("JMSXGroupID", "g");
            message.setIntProperty("JMSXGroupSeq", 2);
        });
        shelf.put("single", message -> {});

        assertThat(shelf.select(selector)).containsExactly(label);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JMSXUserID",
                "JMSXAppID",
                "JMSXDeliveryCount",
                "JMSXProducerTXID",
                "JMSXConsumerTXID",
                "JMSXRcvTimestamp",
                "JMSXState",
                "JMSXOfTheFuture"
            })
    @Requirement(
            section = "3.5.9",
            text = "A selector may name any JMSX property, whether the provider supports it or not.",
            pitfalls = 45)
    void anyStandardPropertyMayBeNamed(String name, Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.put("message", message -> message.setIntProperty("i", 1));

        assertThat(shelf.select(name + " = 'nobody''s value' OR i = 1")).containsExactly("message");
    }
}
