package dev.sluice.jms.xa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Queue;
import jakarta.jms.TransactionInProgressRuntimeException;
import jakarta.jms.XAConnection;
import jakarta.jms.XAJMSContext;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.jms.SluiceBroker;
import dev.sluice.jms.SluiceXAConnectionFactory;

class SluiceXAConnectionFactoryTest {
    @Test
    @DisplayName("§5.1 is an administered object: serializable, and referenceable under its own class")
    void administered() throws Exception {
        try (SluiceBroker broker =
                SluiceBroker.builder().vmName("xa-administered").build()) {
            SluiceXAConnectionFactory factory = broker.xaConnectionFactory();
            factory.setClientID("me");

            SluiceXAConnectionFactory copy = copy(factory);

            assertThat(factory.getReference().getClassName()).isEqualTo(SluiceXAConnectionFactory.class.getName());
            try (XAConnection connection = copy.createXAConnection()) {
                assertThat(connection.getClientID()).isEqualTo("me");
                assertThatThrownBy(factory::createXAQueueConnection).isInstanceOf(InvalidClientIDException.class);
            }
        }
    }

    private static SluiceXAConnectionFactory copy(SluiceXAConnectionFactory factory)
            throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(factory);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (SluiceXAConnectionFactory) in.readObject();
        }
    }

    @Test
    void asksForUserAndPasswordLikeAnyOther() throws JMSException {
        try (SluiceBroker broker = SluiceBroker.builder().user("ann", "secret").build()) {
            SluiceXAConnectionFactory factory = broker.xaConnectionFactory();

            assertThatThrownBy(factory::createXAConnection).isInstanceOf(JMSSecurityException.class);
            assertThatThrownBy(() -> factory.createXAQueueConnection("ann", "wrong"))
                    .isInstanceOf(JMSSecurityException.class);
            factory.createXATopicConnection("ann", "secret").close();
            factory.createXAQueueConnection("ann", "secret").close();
            factory.createXAConnection("ann", "secret").close();
        }
    }

    @Test
    void makesOrdinaryConnectionsToo() throws JMSException {
        try (SluiceBroker broker = SluiceBroker.create()) {
            ConnectionFactory factory = broker.xaConnectionFactory();

            assertThat(factory.createConnection()).isNotInstanceOf(XAConnection.class);
        }
    }

    @Test
    void findsABrokerByItsAddress() throws JMSException {
        try (SluiceBroker broker = SluiceBroker.builder().vmName("xa-by-name").build();
                XAConnection connection =
                        new SluiceXAConnectionFactory("vm://xa-by-name?clientId=me").createXAConnection()) {
            assertThat(connection.getClientID()).isEqualTo("me");
            broker.xaConnectionFactory().createXAConnection().close();
        }
    }

    @Test
    void aContextTakesPartInGlobalTransactions() throws XAException {
        Xid xid = TestXid.fresh();
        try (SluiceBroker broker = SluiceBroker.create();
                XAJMSContext context = broker.xaConnectionFactory().createXAContext()) {
            Queue queue = context.createQueue("orders");
            context.getXAResource().start(xid, XAResource.TMNOFLAGS);
            context.getContext().createProducer().send(queue, "in the transaction");
            assertThatThrownBy(context::commit).isInstanceOf(TransactionInProgressRuntimeException.class);
            context.getXAResource().end(xid, XAResource.TMSUCCESS);
            assertThat(context.createConsumer(queue).receiveNoWait()).isNull();

            context.getXAResource().commit(xid, true);

            assertThat(context.createConsumer(queue).receiveBodyNoWait(String.class))
                    .isEqualTo("in the transaction");
        }
    }
}
