package dev.sluice.samples.acknowledge;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;

import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.samples.options.Seconds;
import dev.sluice.samples.print.Table;
import dev.sluice.samples.work.Unchecked;

/** Looks at the dead letters, which say what has happened to them. */
final class DeadLetters {
    private final ConnectionFactory factory;
    private final List<Story> stories;

    DeadLetters(ConnectionFactory factory, List<Story> stories) {
        this.factory = factory;
        this.stories = stories;
    }

    void print(PrintWriter out) {
        out.println();
        Table table = new Table("Dead letter", "Of", "Reason", "Attempts", "First failure", "Last failure", "Cause");
        try (JMSContext context = factory.createContext()) {
            for (Story story : stories) {
                for (Message letter : browse(context, "DLQ." + story.queue())) {
                    addRow(table, letter);
                }
            }
        }
        table.print(out);
        out.println();
    }

    private static List<Message> browse(JMSContext context, String queue) {
        return Unchecked.get(() -> {
            try (QueueBrowser browser = context.createBrowser(context.createQueue(queue))) {
                return Collections.list(messages(browser));
            }
        });
    }

    @SuppressWarnings("unchecked") // the interface is older than type parameters
    private static Enumeration<Message> messages(QueueBrowser browser) throws JMSException {
        return browser.getEnumeration();
    }

    private static void addRow(Table table, Message letter) {
        table.row(
                "order-" + Orders.number(letter),
                text(letter, ProviderProperties.ORIGINAL_DESTINATION),
                text(letter, ProviderProperties.DEAD_LETTER_REASON),
                Unchecked.get(() -> letter.getIntProperty(ProviderProperties.DEAD_LETTER_ATTEMPTS)),
                time(letter, ProviderProperties.DEAD_LETTER_FIRST_FAILURE),
                time(letter, ProviderProperties.DEAD_LETTER_LAST_FAILURE),
                text(letter, ProviderProperties.DEAD_LETTER_CAUSE));
    }

    private static String text(Message letter, String property) {
        String text = Unchecked.get(() -> letter.getStringProperty(property));
        return text == null ? "" : text;
    }

    private static String time(Message letter, String property) {
        long millis = Unchecked.get(() -> letter.getLongProperty(property));
        return new Seconds(millis - VirtualClock.DEFAULT_START.toEpochMilli()).toString();
    }
}
