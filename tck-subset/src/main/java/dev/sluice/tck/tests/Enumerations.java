package dev.sluice.tck.tests;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

/** The enumerations of the standard, as lists. */
final class Enumerations {
    private Enumerations() {}

    /** Returns the names of a message's properties without those that are reserved for the standard and for providers. */
    static List<String> applicationProperties(Message message) throws JMSException {
        List<String> names = names(message.getPropertyNames());
        names.removeIf(name -> name.startsWith("JMSX") || name.startsWith("JMS_"));
        return names;
    }

    /** Returns names of properties or map entries. */
    static List<String> names(Enumeration<?> names) {
        return list(names, String.class);
    }

    /** Returns the messages that a browser shows. */
    static List<Message> browse(Session session, Queue queue) throws JMSException {
        return browse(session, queue, null);
    }

    /** Returns the messages that a browser with a selector shows. */
    static List<Message> browse(Session session, Queue queue, String selector) throws JMSException {
        try (QueueBrowser browser = session.createBrowser(queue, selector)) {
            return list(browser.getEnumeration(), Message.class);
        }
    }

    /** Returns the texts of the messages that a browser shows. */
    static List<String> browseTexts(Session session, Queue queue) throws JMSException {
        List<String> texts = new ArrayList<>();
        for (Message message : browse(session, queue)) {
            texts.add(((TextMessage) message).getText());
        }
        return texts;
    }

    private static <T> List<T> list(Enumeration<?> enumeration, Class<T> type) {
        List<T> list = new ArrayList<>();
        while (enumeration.hasMoreElements()) {
            list.add(type.cast(enumeration.nextElement()));
        }
        return list;
    }
}
