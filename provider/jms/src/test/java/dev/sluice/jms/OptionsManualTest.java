package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import dev.sluice.core.policy.ConsumerOptions;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.Option;
import dev.sluice.core.policy.ProducerOptions;

/** Keeps the manual of options equal to their declarations. */
final class OptionsManualTest {
    private static final Path MANUAL = Path.of("..", "docs", "options.md");

    /** Run with {@code -Dsluice.updateManual=true} to write the manual anew. */
    @Test
    void theManualSaysWhatTheDeclarationsSay() throws IOException {
        if (Boolean.getBoolean("sluice.updateManual")) {
            Files.writeString(MANUAL, manual());
        }

        assertThat(Files.readString(MANUAL)).isEqualTo(manual());
    }

    private static String manual() {
        return """
                # Options

                Made from the declarations in the code; change it there.

                The same names hold everywhere: in the builders of `SluiceBroker`, where they are methods (not those of connections:
                its `user` declares one, see [operations](operations.md#who-may-do-what)); in the broker's
                address, `vm://name?option=value&option=value`; and in a properties file, one on a line, which an address names,
                `vm://name?config=classpath:sluice.properties`, or a builder is given, `options(Path.of("sluice.properties"))`.
                In an address, `+` means itself, and other characters that are special in addresses are written as `%` and two
                hexadecimal digits. An option that does not exist, or a value that is not legal, refuses to start, and says
                where it stands.

                ## Which broker an address means

                `vm://shop` is the broker of that name, made by whoever connects first and kept until it is closed or the JVM ends; names are
                known to all who share the classes of Sluice, so two web applications with copies of their own do not meet there. An
                address without options takes the broker as it is. One with options makes it so, or insists that it was made so: other
                options, or the same in other words (`30s` and `30000`), are refused. A broker that is built, and not by `vmName`, has no
                address: nobody finds it, and `vm://` with its name is another broker.

                ## How values are written

                Durations are written `250ms`, `30s`, `5m`, `1h`, `7d`, or as a number of milliseconds.

                ## Of destinations

                They hold for queues, and for every subscription of a topic. In the builder:
                `destination("orders.>", orders -> orders.capacity(10_000))`. In an address: `capacity=10000` for all destinations,
                `destination.orders.>.capacity=10000` for those whose name matches a pattern. In a pattern, `*` stands for one
                level of a name and a last `>` for one or more. Where several patterns match, each option is taken from the
                most specific one that sets it.

                What is said for a topic holds for each of its subscriptions. To set one apart, add `@` and its name:
                `destination("prices.>@archive", archive -> archive.capacity(1_000_000))`, or
                `destination.prices.>@archive.capacity=1000000`, is for the subscriptions called `archive` to any of these topics,
                of whatever kind and client, and goes before all that is said for topics. Only `duplicateWindow` and
                `duplicateTime` are of whole topics. So a pattern cannot spell the `@` of a topic's own name; `*` matches it.

                """
                + table(DestinationOptions.ALL)
                + """

                ## Of the broker

                """
                + table(BrokerOptions.BROKER)
                + """

                ## Of connections

                """
                + table(BrokerOptions.CONNECTION)
                + """

                ## Of producers

                They hold for all producers of a broker, if its builder or its file says so; for those of a connection factory,
                by its address or its setters; or for those of one destination, after its name:
                `createQueue("orders?producer.pacing=adaptive&producer.pacing.base=500ms")`. The later in this list goes before
                the earlier.

                """
                + table(ProducerOptions.ALL)
                + """

                ## Of consumers

                They follow the name of the destination that is consumed from: `createTopic("prices.eu?consumer.weight=3")`.

                """
                + table(ConsumerOptions.ALL);
    }

    private static String table(List<Option<?>> options) {
        StringBuilder table =
                new StringBuilder("| option | default | values | what it does |\n| --- | --- | --- | --- |\n");
        for (Option<?> option : options) {
            table.append("| `")
                    .append(option.name())
                    .append("` | ")
                    .append(value(option.defaultValue()))
                    .append(" | ")
                    .append(option.legalWords())
                    .append(" | ")
                    .append(option.description())
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String value(Object value) {
        if (value instanceof Duration duration) {
            return duration.isZero()
                    ? "`0`"
                    : "`" + duration.toString().substring(2).toLowerCase(Locale.ROOT) + "`";
        }
        return value.toString().isEmpty() ? "" : "`" + value + "`";
    }
}
