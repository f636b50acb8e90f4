package dev.sluice.tck.broken;

import static dev.sluice.tck.broken.Fault.on;
import static dev.sluice.tck.broken.Fault.unless;
import static dev.sluice.tck.broken.Fault.when;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;

/** Faults in selectors. */
final class SelectorFaults {
    private SelectorFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "ignores selectors",
                        when(
                                call -> call.is(Session.class, "createConsumer") && call.argumentCount() == 2,
                                call -> call.proceedWith(1, null)),
                        "SelectorScopeTest.aConsumerReceivesWhatMatches",
                        "SelectorScopeTest.whatIsNotSelectedStaysForOthers"),
                Fault.of(
                        "takes a wrong selector for none",
                        unless(
                                InvalidSelectorException.class,
                                call -> call.proceedWith(1, null),
                                on(Session.class, "createConsumer")),
                        "SelectorErrorTest.brokenGrammarIsRefused"),
                Fault.of(
                        "takes unknown for true",
                        takingUnknownForTrue(),
                        "SelectorLogicTest.whatHasNoValueIsUnknown",
                        "SelectorLogicTest.notFollowsItsTable"),
                Fault.of(
                        "reports an empty selector as one",
                        when(on(MessageConsumer.class, "getMessageSelector"), call -> {
                            Object selector = call.proceed();
                            return selector == null ? "" : selector;
                        }),
                        "SelectorScopeTest.noSelectorIsNull"));
    }

    /** A browser shows all but what the negation of its selector selects. */
    private static Interception takingUnknownForTrue() {
        Map<Object, Session> sessions = new ConcurrentHashMap<>();
        return call -> {
            if (call.is(QueueBrowser.class, "getEnumeration")) {
                QueueBrowser browser = call.on(QueueBrowser.class);
                return notFalse(sessions.get(browser), browser);
            }
            Object answer = call.proceed();
            if (call.is(Session.class, "createBrowser")) {
                sessions.put(answer, call.on(Session.class));
            }
            return answer;
        };
    }

    private static Enumeration<?> notFalse(Session session, QueueBrowser browser) throws JMSException {
        if (browser.getMessageSelector() == null) {
            return browser.getEnumeration();
        }
        Queue queue = browser.getQueue();
        Set<String> rejected = new HashSet<>();
        for (Object message : browse(session, queue, "NOT (" + browser.getMessageSelector() + ")")) {
            rejected.add(((Message) message).getJMSMessageID());
        }
        List<?> all = browse(session, queue, null);
        all.removeIf(message -> rejected.contains(id(message)));
        return Collections.enumeration(all);
    }

    private static List<?> browse(Session session, Queue queue, String selector) throws JMSException {
        try (QueueBrowser browser = session.createBrowser(queue, selector)) {
            Enumeration<?> messages = browser.getEnumeration();
            return Collections.list(messages);
        }
    }

    private static String id(Object message) {
        try {
            return ((Message) message).getJMSMessageID();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
