package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.jms.ConnectionMetaData;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

import org.junit.jupiter.api.Test;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What a connection says of its provider. */
@ConformanceTest
final class ConnectionMetaDataTest {
    @Test
    @Requirement(
            section = "6.1.6",
            text = "The metadata name the version of the standard that is supported, in figures and as text.",
            pitfalls = 109)
    void theVersionOfTheStandardIsNamed(Jms jms) throws JMSException {
        ConnectionMetaData data = jms.connection().getMetaData();

        assertThat(data.getJMSMajorVersion()).isEqualTo(3);
        assertThat(data.getJMSMinorVersion()).isEqualTo(1);
        assertThat(data.getJMSVersion()).isEqualTo("3.1");
    }

    @Test
    @Requirement(
            section = "6.1.6",
            text = "The metadata name the provider and its version, as text and in figures.",
            pitfalls = 109)
    void theProviderIsNamed(Jms jms) throws JMSException {
        ConnectionMetaData data = jms.connection().getMetaData();

        assertThat(data.getJMSProviderName()).isNotBlank();
        assertThat(data.getProviderVersion()).isNotBlank();
        assertThat(data.getProviderMajorVersion()).isNotNegative();
        assertThat(data.getProviderMinorVersion()).isNotNegative();
    }

    @Test
    @Requirement(
            section = "6.1.6",
            text = "The metadata list the properties of the standard that are supported; three of them must be.",
            pitfalls = {15, 109})
    void thePropertiesOfTheStandardAreListed(Jms jms) throws JMSException {
        List<String> names = Enumerations.names(jms.connection().getMetaData().getJMSXPropertyNames());

        assertThat(names)
                .contains("JMSXGroupID", "JMSXGroupSeq", "JMSXDeliveryCount")
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("JMSX"));
    }

    @Test
    @Requirement(
            section = "3.5.9",
            text = "Group and place in the group, which the metadata list, travel with a message.",
            pitfalls = {15, 109})
    void groupPropertiesTravel(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        message.setStringProperty("JMSXGroupID", "group");
        message.setIntProperty("JMSXGroupSeq", 1);

        Message received = loop.pass(message);

        assertThat(received.getStringProperty("JMSXGroupID")).isEqualTo("group");
        assertThat(received.getIntProperty("JMSXGroupSeq")).isEqualTo(1);
    }

    @Test
    @Requirement(
            section = "6.1.6",
            text = "Connections of each kind, started or not, have the same to say of their provider.",
            pitfalls = 109)
    void allConnectionsSayTheSame(Jms jms) throws JMSException {
        ConnectionMetaData data = jms.connection().getMetaData();

        for (ConnectionMetaData other : List.of(
                jms.started().getMetaData(),
                jms.queueConnection().getMetaData(),
                jms.topicConnection().getMetaData())) {
            assertThat(other.getJMSVersion()).isEqualTo(data.getJMSVersion());
            assertThat(other.getJMSProviderName()).isEqualTo(data.getJMSProviderName());
            assertThat(other.getProviderVersion()).isEqualTo(data.getProviderVersion());
        }
    }
}
