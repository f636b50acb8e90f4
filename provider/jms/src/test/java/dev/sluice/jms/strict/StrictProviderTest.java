package dev.sluice.jms.strict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;

import jakarta.jms.ConnectionMetaData;
import jakarta.jms.JMSException;
import jakarta.jms.XAConnection;
import jakarta.jms.XAJMSContext;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.jms.SluiceBroker;

@DisplayName("§6.1.7, 11.3.5 What the provider says of itself")
final class StrictProviderTest extends StrictFixture {
    @Test
    void itsVersionInFiguresIsPartOfItsVersionAsText() throws JMSException {
        ConnectionMetaData data = connection.getMetaData();

        assertThat(data.getProviderVersion())
                .startsWith(data.getProviderMajorVersion() + "." + data.getProviderMinorVersion());
    }

    @Test
    void oneBrokerIsOneResourceManagerForAllSessionsConnectionsAndContexts() throws JMSException, XAException {
        XAConnection first = broker.xaConnectionFactory().createXAConnection();
        XAConnection second = broker.xaConnectionFactory().createXAConnection();
        XAJMSContext context = broker.xaConnectionFactory().createXAContext();
        List<XAResource> resources = List.of(
                first.createXASession().getXAResource(),
                first.createXASession().getXAResource(),
                second.createXASession().getXAResource(),
                context.getXAResource(),
                ((XAJMSContext) context.createContext(0)).getXAResource(),
                broker.xaConnectionFactory().createXAContext().getXAResource());

        for (XAResource one : resources) {
            for (XAResource other : resources) {
                assertThat(one.isSameRM(other)).isTrue();
            }
        }
    }

    @Test
    void anotherBrokerIsAnotherResourceManager() throws JMSException, XAException {
        try (SluiceBroker elsewhere = SluiceBroker.create();
                XAConnection here = broker.xaConnectionFactory().createXAConnection();
                XAConnection there = elsewhere.xaConnectionFactory().createXAConnection();
                XAJMSContext contextHere = broker.xaConnectionFactory().createXAContext();
                XAJMSContext contextThere = elsewhere.xaConnectionFactory().createXAContext()) {
            for (XAResource one : List.of(here.createXASession().getXAResource(), contextHere.getXAResource())) {
                for (XAResource other :
                        List.of(there.createXASession().getXAResource(), contextThere.getXAResource())) {
                    assertThat(one.isSameRM(other)).isFalse();
                    assertThat(other.isSameRM(one)).isFalse();
                }
            }
        }
    }
}
