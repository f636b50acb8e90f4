package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.ResourceAllocationException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/** Options in files, and all other ways to give them by name: the words are the same, and faults say where they stand. */
class OptionFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("sluice.properties");
    }

    @AfterEach
    void closeBroker() {
        SluiceBroker broker = BrokerRegistry.find("configured");
        if (broker != null) {
            broker.close();
        }
    }

    private Path write(String... lines) throws IOException {
        return Files.write(file, List.of(lines), StandardCharsets.UTF_8);
    }

    private static void refused(Runnable what, String message) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.CONFIGURATION))
                .hasMessage(message);
    }

    /** The queue takes as many messages as said, and no more. */
    private static void assertThatCapacityIs(int capacity, SluiceBroker broker, String queue) throws JMSException {
        try (Connection connection = broker.connectionFactory().createConnection()) {
            for (int i = 0; i < capacity; i++) {
                Traffic.send(connection, queue, "fits");
            }
            assertThatThrownBy(() -> Traffic.send(connection, queue, "one too many"))
                    .isInstanceOf(ResourceAllocationException.class);
        }
    }

    // ---------------------------------------------------------------- what can be written

    @Test
    void theFormatIsThatOfProperties() throws IOException {
        write(
                "# a comment = 1",
                "",
                "  ! another = 1",
                "capacity = 10",
                "  overflow: drop-oldest",
                "deadLetterQueue \\",
                "    DEAD.{destination}",
                "password = g\\u00FCn\\\\",
                "user=größe",
                "destination.a\\ b.capacity=1");

        assertThat(OptionFile.read(file))
                .extracting(OptionText::name, OptionText::value)
                .containsExactly(
                        tuple("capacity", "10"),
                        tuple("overflow", "drop-oldest"),
                        tuple("deadLetterQueue", "DEAD.{destination}"),
                        tuple("password", "gün\\"),
                        tuple("user", "größe"),
                        tuple("destination.a b.capacity", "1"));
    }

    @Test
    void eachOptionKnowsItsLine() throws IOException {
        write("# comment", "capacity=1", "deadLetterQueue=\\", "  x", "", "user=u");

        assertThat(OptionFile.read(file))
                .extracting(OptionText::place)
                .containsExactly(file + ", line 2", file + ", line 3", file + ", line 6");
    }

    @Test
    void aFileThatEndsInTheMiddleIsReadToItsEnd() throws IOException {
        write("capacity=1\\");

        assertThat(OptionFile.read(file)).extracting(OptionText::value).containsExactly("1");
    }

    // ---------------------------------------------------------------- builders

    @Test
    void aBuilderTakesAFile() throws Exception {
        write("overflow=reject", "capacity=1", "destination.orders.>.capacity=2", "clientId=me");

        try (SluiceBroker broker = SluiceBroker.builder().options(file).build()) {
            assertThatCapacityIs(2, broker, "orders.eu");
            assertThatCapacityIs(1, broker, "returns");
            assertThat(broker.connectionFactory().getClientID()).isEqualTo("me");
        }
    }

    @Test
    void aBuilderTakesProperties() throws Exception {
        Properties defaults = new Properties();
        defaults.setProperty("overflow", "reject");
        Properties properties = new Properties(defaults);
        properties.setProperty("capacity", "3");

        try (SluiceBroker broker = SluiceBroker.builder().options(properties).build()) {
            assertThatCapacityIs(3, broker, "q");
        }
    }

    @Test
    void aBuilderTakesAMap() throws Exception {
        try (SluiceBroker broker = SluiceBroker.builder()
                .options(Map.of("overflow", "reject", "destination.q.capacity", "4"))
                .build()) {
            assertThatCapacityIs(4, broker, "q");
        }
    }

    @Test
    void whatComesLaterGoesBeforeAndTheRestIsKept() throws Exception {
        write("overflow=reject", "capacity=5");

        try (SluiceBroker broker = SluiceBroker.builder()
                .strictPropertyNames(true)
                .destination("q", q -> q.capacity(2))
                .options(file)
                .options(Map.of("destination.q.capacity", "3"))
                .destination("r", r -> r.capacity(1))
                .build()) {
            assertThatCapacityIs(3, broker, "q");
            assertThatCapacityIs(1, broker, "r");
            assertThatCapacityIs(5, broker, "s");
            try (Connection connection = broker.connectionFactory().createConnection()) {
                assertThatThrownBy(
                                () -> connection.createSession().createMessage().setStringProperty("not-strict", "x"))
                        .isInstanceOf(JMSException.class);
            }
        }
    }

    // ---------------------------------------------------------------- addresses

    @Test
    void anAddressNamesAFile() throws Exception {
        write("overflow=reject", "capacity=2", "user=alice");
        SluiceConnectionFactory factory = new SluiceConnectionFactory("vm://configured?config=file:" + file);

        try (Connection connection = factory.createConnection()) {
            Traffic.send(connection, "q", "1");
            Traffic.send(connection, "q", "2");
            assertThatThrownBy(() -> Traffic.send(connection, "q", "3"))
                    .isInstanceOf(ResourceAllocationException.class);
        }
        assertThat(factory.getUserName()).isEqualTo("alice");
    }

    @Test
    void anAddressNamesAFileByItsUri() throws Exception {
        write("clientId=me");

        assertThat(new SluiceConnectionFactory("vm://configured?config=" + file.toUri()).getClientID())
                .isEqualTo("me");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "classpath:dev/sluice/jms/sluice-test.properties",
                "classpath:/dev/sluice/jms/sluice-test.properties"
            })
    void anAddressNamesAResource(String location) {
        assertThat(new SluiceConnectionFactory("vm://configured?config=" + location).getClientID())
                .isEqualTo("from the class path");
    }

    @Test
    void whatStandsInTheAddressGoesBeforeTheFile() throws Exception {
        write("overflow=reject", "capacity=2", "clientId=file");
        SluiceConnectionFactory factory =
                new SluiceConnectionFactory("vm://configured?capacity=1&clientId=address&config=file:" + file);

        assertThat(factory.getClientID()).isEqualTo("address");
        try (Connection connection = factory.createConnection()) {
            Traffic.send(connection, "q", "1");
            assertThatThrownBy(() -> Traffic.send(connection, "q", "2"))
                    .isInstanceOf(ResourceAllocationException.class);
        }
    }

    @Test
    void theFileIsReadWhenTheFactoryIsMade() throws Exception {
        write("clientId=me");
        SluiceConnectionFactory factory = new SluiceConnectionFactory("vm://configured?config=file:" + file);
        Files.delete(file);

        try (Connection connection = factory.createConnection()) {
            assertThat(connection.getClientID()).isEqualTo("me");
        }
    }

    @Test
    void whoGetsIntoABrokerByItsNameDoesNotInheritTheUserOfItsBuilder() {
        try (SluiceBroker broker = SluiceBroker.builder()
                .vmName("configured")
                .user("alice", "wonderland")
                .options(Map.of("user", "alice", "password", "wonderland"))
                .build()) {
            assertThat(broker.connectionFactory().getUserName()).isEqualTo("alice");
            assertThat(new SluiceConnectionFactory("vm://configured").getUserName())
                    .isNull();
        }
    }

    // ---------------------------------------------------------------- what is refused

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "capcity=1 | Unknown option 'capcity' (did you mean 'capacity'?). Nothing was started.",
                "destination.q.overflw=block | Unknown option 'overflw' of destination 'q' (did you mean 'overflow'?)."
                        + " Nothing was started.",
                "capacity=many | Option 'capacity' cannot be 'many': it takes a whole number from 1.",
                "capacity | Option 'capacity' cannot be '': it takes a whole number from 1.",
                "trustedClasses=com.*.X | 'com.*.X' is no pattern for trustedClasses. Write com.acme.Order, com.acme.*,"
                        + " com.acme.** or, for every class, *.",
                "config=classpath:other | Option 'config' cannot stand in a file: one file cannot name another. Nothing was"
                        + " started.",
                "user=\\u00Fx | A \\u is not followed by four hexadecimal digits. Nothing was started.",
            })
    void aFaultIsSaidWithTheFileAndTheLine(String line, String fault) throws IOException {
        write("# options", "", line);

        refused(() -> SluiceBroker.builder().options(file), file + ", line 3: " + fault);
        refused(() -> new SluiceConnectionFactory("vm://configured?config=file:" + file), file + ", line 3: " + fault);
        assertThat(BrokerRegistry.find("configured")).isNull();
    }

    @Test
    void anOptionThatIsGivenTwiceIsRefusedWithBothLines() throws IOException {
        write("capacity=1", "overflow=reject", "capacity=1");

        refused(
                () -> SluiceBroker.builder().options(file),
                file + ", line 3: Option 'capacity' is given twice; it stands in line 1 already. Nothing was started.");
    }

    @Test
    void aFileThatDoesNotExistIsRefused() {
        refused(
                () -> SluiceBroker.builder().options(file),
                "Cannot read options from " + file + ": java.nio.file.NoSuchFileException: " + file
                        + ". Nothing was started.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "classpath:nowhere.properties | Cannot read options from classpath:nowhere.properties: there is no such"
                        + " resource on the class path. Nothing was started.",
                "file://%2520/x | Cannot read options from file://%20/x: it is not the path of a file. Nothing was started.",
                "sluice.properties | Option 'config' cannot be 'sluice.properties': it takes classpath:NAME or file:PATH."
                        + " Nothing was started.",
                "http://a/b | Option 'config' cannot be 'http://a/b': it takes classpath:NAME or file:PATH. Nothing was"
                        + " started.",
            })
    void aPlaceThatIsNoneIsRefused(String location, String fault) {
        refused(() -> new SluiceConnectionFactory("vm://configured?config=" + location), fault);
    }

    @Test
    void aFaultInAMapNamesTheOption() {
        refused(
                () -> SluiceBroker.builder().options(Map.of("overflw", "block")),
                "Unknown option 'overflw' (did you mean 'overflow'?). Nothing was started.");
    }
}
