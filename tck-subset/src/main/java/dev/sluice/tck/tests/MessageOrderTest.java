package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** In which order messages come. */
@ConformanceTest
final class MessageOrderTest {
    private static final int COUNT = 100;

    private static String[] numbers() {
        return IntStream.range(0, COUNT).mapToObj(Integer::toString).toArray(String[]::new);
    }

    private static List<String> texts(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::text).toList();
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.9.1",
            text = "What a session sends to a destination is received in the order of sending.",
            pitfalls = 92)
    void theOrderOfSendingIsThatOfReceiving(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        Jms.send(loop.producer(), loop.session(), numbers());

        assertThat(texts(Delivery.receive(loop.consumer(), COUNT))).containsExactly(numbers());
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.9.1",
            text = "Listeners are given messages in the order of sending, while they are being sent.",
            pitfalls = 92)
    void listenersKeepTheOrder(Domain domain, Jms jms) throws JMSException {
        Session session = jms.session();
        Destination destination = domain.destination(jms, session);
        Inbox inbox = new Inbox();
        session.createConsumer(destination).setMessageListener(inbox);

        Elsewhere.open(jms).send(destination, numbers());

        inbox.await(COUNT);
        assertThat(inbox.texts()).containsExactly(numbers());
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.9.2",
            text = "All producers of a session make one order for each destination, however many of them there are.",
            pitfalls = 92)
    void producersOfASessionMakeOneOrder(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        MessageProducer second = loop.session().createProducer(loop.destination());
        MessageProducer unbound = loop.session().createProducer(null);
        for (String number : numbers()) {
            Message message = loop.session().createTextMessage(number);
            switch (Integer.parseInt(number) % 3) {
                case 0 -> loop.producer().send(message);
                case 1 -> second.send(message);
                default -> unbound.send(loop.destination(), message);
            }
        }

        assertThat(texts(Delivery.receive(loop.consumer(), COUNT))).containsExactly(numbers());
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.9.2",
            text = "A producer that is made for each message keeps the order of its session.",
            pitfalls = 92)
    void aProducerPerMessageKeepsTheOrder(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        for (String number : numbers()) {
            try (MessageProducer producer = loop.session().createProducer(loop.destination())) {
                Jms.send(producer, loop.session(), number);
            }
        }

        assertThat(texts(Delivery.receive(loop.consumer(), COUNT))).containsExactly(numbers());
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.9",
            text = "Of messages that several sessions send at once, those of each session come in its order.",
            pitfalls = 92)
    void eachSessionsOrderIsKept(Domain domain, Jms jms) throws Exception {
        Session session = jms.session();
        Destination destination = domain.destination(jms, session);
        MessageConsumer consumer = session.createConsumer(destination);
        List<OtherThread<Void>> senders = new ArrayList<>();
        for (int sender = 0; sender < 2; sender++) {
            Session sending = jms.session();
            MessageProducer producer = sending.createProducer(destination);
            String prefix = sender == 0 ? "a" : "b";
            senders.add(OtherThread.does(() -> {
                for (String number : numbers()) {
                    Jms.send(producer, sending, prefix + number);
                }
            }));
        }

        List<String> received = texts(Delivery.receive(consumer, 2 * COUNT));

        for (OtherThread<Void> sender : senders) {
            sender.result();
        }
        for (String prefix : new String[] {"a", "b"}) {
            assertThat(received.stream().filter(text -> text.startsWith(prefix)).map(text -> text.substring(1)))
                    .containsExactly(numbers());
        }
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.9.2",
            text =
                    "A message of higher priority may go before earlier ones; none goes before an earlier one of its own "
                            + "priority or a higher one.",
            pitfalls = 92)
    void noMessageOvertakesItsEqualsOrBetters(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        for (int number = 0; number < COUNT; number++) {
            loop.producer().setPriority(number * 7 % 10);
            Jms.send(loop.producer(), loop.session(), "" + number);
        }

        List<Message> received = new ArrayList<>();
        for (int number = 0; number < COUNT; number++) {
            Message message = loop.receive();
            for (Message earlier : received) {
                boolean overtaken =
                        number(earlier) > number(message) && message.getJMSPriority() >= earlier.getJMSPriority();
                assertThat(overtaken).as(earlier + " came before " + message).isFalse();
            }
            received.add(message);
        }
    }

    private static int number(Message message) throws JMSException {
        return Integer.parseInt(message.getBody(String.class));
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.9.2",
            text = "Messages of either delivery mode come in the order in which they were sent with that mode.",
            pitfalls = 92)
    void eachDeliveryModeKeepsItsOrder(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        for (int number = 0; number < COUNT; number++) {
            loop.producer().setDeliveryMode(number % 2 == 0 ? DeliveryMode.PERSISTENT : DeliveryMode.NON_PERSISTENT);
            Jms.send(loop.producer(), loop.session(), "" + number);
        }

        int lastPersistent = -2;
        int lastOther = -1;
        for (int number = 0; number < COUNT; number++) {
            int next = number(loop.receive());
            if (next % 2 == 0) {
                assertThat(next).isEqualTo(lastPersistent + 2);
                lastPersistent = next;
            } else {
                assertThat(next).isEqualTo(lastOther + 2);
                lastOther = next;
            }
        }
    }
}
