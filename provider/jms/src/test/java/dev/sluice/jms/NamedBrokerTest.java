package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/** Brokers that are found by {@code vm://name}. */
class NamedBrokerTest {
    private static final List<String> NAMES = List.of("orders", "Orders", "orders2", "order");

    @AfterEach
    void closeBrokers() {
        for (String name : NAMES) {
            SluiceBroker broker = BrokerRegistry.find(name);
            if (broker != null) {
                broker.close();
            }
        }
    }

    // ---------------------------------------------------------------- finding

    @Test
    void aFactoryStartsNothingUntilItConnects() throws JMSException {
        SluiceConnectionFactory factory = new SluiceConnectionFactory("vm://orders");
        assertThat(BrokerRegistry.find("orders")).isNull();

        factory.createConnection().close();

        assertThat(BrokerRegistry.find("orders")).isNotNull();
    }

    @Test
    void factoriesOfTheSameNameShareABroker() throws JMSException {
        try (Connection one = connect("vm://orders");
                Connection other = connect("vm://orders")) {
            Traffic.send(one, "q", "hello");

            assertThat(Traffic.receive(other, "q")).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vm://Orders", "vm://orders2", "vm://order"})
    void namesMatchExactly(String other) throws JMSException {
        try (Connection here = connect("vm://orders");
                Connection there = connect(other)) {
            Traffic.send(here, "q", "hello");

            assertThat(Traffic.receive(there, "q")).isNull();
        }
    }

    @Test
    void theBrokerStaysWhenItsLastConnectionIsClosed() throws JMSException {
        try (Connection connection = connect("vm://orders")) {
            Traffic.send(connection, "q", "hello");
        }
        try (Connection connection = connect("vm://orders")) {
            assertThat(Traffic.receive(connection, "q")).isEqualTo("hello");
        }
    }

    @Test
    void allWhoAskAtTheSameTimeGetTheSameBroker() throws Exception {
        int count = 8;
        CyclicBarrier together = new CyclicBarrier(count);
        Callable<SluiceBroker> ask = () -> {
            together.await();
            return SluiceBroker.at("vm://orders");
        };
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<SluiceBroker>> answers = threads.invokeAll(
                    IntStream.range(0, count).mapToObj(i -> ask).toList());

            SluiceBroker first = answers.get(0).get();
            for (Future<SluiceBroker> answer : answers) {
                assertThat(answer.get()).isSameAs(first);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aBrokerThatTheApplicationBuiltIsFoundByItsVmName() throws JMSException {
        try (SluiceBroker broker = SluiceBroker.builder().vmName("orders").build();
                Connection connection = connect("vm://orders")) {
            Traffic.send(connection, "q", "hello");

            assertThat(broker.isNamed()).isTrue();
            assertThat(SluiceBroker.at("vm://orders")).isSameAs(broker);
            assertThat(Traffic.receive(broker.connectionFactory().createConnection(), "q"))
                    .isEqualTo("hello");
        }
    }

    @Test
    void aNameThatIsForPeopleOnlyIsNotFound() {
        try (SluiceBroker broker = SluiceBroker.builder().name("orders").build()) {
            assertThat(broker.isNamed()).isFalse();
            assertThat(BrokerRegistry.find("orders")).isNull();
            assertThat(SluiceBroker.at("vm://orders")).isNotSameAs(broker);
        }
    }

    // ---------------------------------------------------------------- conflicts

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vm://orders",
                "vm://orders?capacity=10&overflow=REJECT",
                "vm://orders?overflow=REJECT&capacity=10",
                "vm://orders?clientId=me",
                "vm://orders?user=me&password=secret&capacity=10&overflow=REJECT"
            })
    void optionsThatAskForNothingElseJoinTheBroker(String url) {
        SluiceBroker broker = SluiceBroker.at("vm://orders?capacity=10&overflow=REJECT");

        assertThat(SluiceBroker.at(url)).isSameAs(broker);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"capacity=11", "capacity=10&overflow=REJECT", "destination.>.capacity=10", "sendTimeout=1s"})
    void otherOptionsForAnExistingBrokerAreRefused(String options) {
        SluiceBroker broker = SluiceBroker.at("vm://orders?capacity=10");

        assertThatThrownBy(() -> SluiceBroker.at("vm://orders?" + options))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("There is a broker at vm://orders already, made with the options {capacity=10};"
                        + " it cannot be given {")
                .hasMessageEndingWith("}. Leave them out, or choose another name.")
                .extracting(e -> ((BrokerException) e).error())
                .isEqualTo(BrokerError.CONFIGURATION);
        assertThat(SluiceBroker.at("vm://orders")).isSameAs(broker);
    }

    @Test
    void optionsForABrokerThatWasMadeWithoutAreRefused() {
        SluiceBroker unused = SluiceBroker.builder().vmName("orders").build();

        assertThatThrownBy(() -> SluiceBroker.at("vm://orders?capacity=10&password=secret"))
                .isInstanceOf(BrokerException.class)
                .hasMessage("There is a broker at vm://orders already, made without options in its address;"
                        + " it cannot be given {capacity=10}. Leave them out, or choose another name.");
    }

    @Test
    void aConflictIsReportedByTheConnectionFactory() {
        SluiceBroker unused = SluiceBroker.at("vm://orders?capacity=10");

        assertThatThrownBy(new SluiceConnectionFactory("vm://orders?capacity=20")::createConnection)
                .isInstanceOf(JMSException.class)
                .hasMessageStartingWith("There is a broker at vm://orders already")
                .extracting(e -> ((JMSException) e).getErrorCode())
                .isEqualTo("CONFIGURATION");
    }

    @Test
    void twoBrokersCannotHaveTheSameVmName() {
        try (SluiceBroker first = SluiceBroker.builder().vmName("orders").build()) {
            SluiceBroker.Builder second = SluiceBroker.builder().vmName("orders");

            assertThatThrownBy(second::build)
                    .isInstanceOf(BrokerException.class)
                    .hasMessage("There is a broker at vm://orders already; close it, or choose another name.");
            assertThat(BrokerRegistry.find("orders")).isSameAs(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "orders ", "orders?capacity=1"})
    void aVmNameThatNoAddressCanContainIsRefused(String name) {
        SluiceBroker.Builder builder = SluiceBroker.builder();

        assertThatThrownBy(() -> builder.vmName(name))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("is not the address of a broker: ");
    }

    @Test
    void aBrokerIsCalledByEitherNameOrVmName() {
        SluiceBroker.Builder builder = SluiceBroker.builder().vmName("orders").name("all my orders");

        assertThatThrownBy(builder::build)
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("Both 'name' and 'vmName' are set; choose one.");
        assertThat(BrokerRegistry.find("orders")).isNull();
    }

    // ---------------------------------------------------------------- closing

    @Test
    void aClosedBrokerIsNotFoundAndTheNextOfItsNameIsNew() throws JMSException {
        SluiceBroker closed = SluiceBroker.at("vm://orders");
        try (Connection connection = connect("vm://orders")) {
            Traffic.send(connection, "q", "lost with the broker");
        }

        closed.close();

        assertThat(BrokerRegistry.find("orders")).isNull();
        try (Connection connection = connect("vm://orders")) {
            assertThat(SluiceBroker.at("vm://orders")).isNotSameAs(closed);
            assertThat(Traffic.receive(connection, "q")).isNull();
        }
    }

    @Test
    void closingABrokerAgainDoesNotForgetTheNextOfItsName() {
        SluiceBroker first = SluiceBroker.at("vm://orders");
        first.close();
        SluiceBroker next = SluiceBroker.at("vm://orders");

        first.close();

        assertThat(SluiceBroker.at("vm://orders")).isSameAs(next);
        assertThat(next.isRunning()).isTrue();
    }

    @Test
    void aStoppedBrokerKeepsItsName() {
        SluiceBroker broker = SluiceBroker.at("vm://orders");

        broker.stop();

        assertThat(SluiceBroker.at("vm://orders")).isSameAs(broker);
        assertThat(broker.isRunning()).isFalse();
    }

    private static Connection connect(String url) throws JMSException {
        return new SluiceConnectionFactory(url).createConnection();
    }
}
