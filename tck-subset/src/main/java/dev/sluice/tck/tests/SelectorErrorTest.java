package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Selectors that are refused. */
@ConformanceTest
final class SelectorErrorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a =",
                "= 1",
                "a = = 1",
                "a == 1",
                "a ! 1",
                "a 1",
                "a = 1 b = 2",
                "a = 1 AND",
                "AND a = 1",
                "a = 1 OR OR b = 1",
                "NOT",
                "(a = 1",
                "a = 1)",
                "()",
                "a = 'x",
                "a = x'",
                "a = 'it's'",
                "1 +",
                "a + = 1",
                "* a = 1",
                "a = 1e",
                "a = 0x",
                "a = 08",
                "1a = 1",
                "a # 1",
                "a = 1;",
                "a = 1 /* comment */"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "A selector that breaks the grammar is refused with InvalidSelectorException when it is given.",
            pitfalls = {38, 123})
    void brokenGrammarIsRefused(String selector, Jms jms) throws JMSException {
        assertRefused(selector, jms);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a BETWEEN 1",
                "a BETWEEN 1 AND",
                "a BETWEEN 1 OR 2",
                "a IN ()",
                "a IN 'x'",
                "a IN ('x',)",
                "a IN ('x' 'y')",
                "a IN (1, 2)",
                "a NOT IN (1, 2)",
                "a IN (b)",
                "1 IN ('x')",
                "a LIKE 7",
                "a LIKE b",
                "a LIKE",
                "a NOT LIKE TRUE",
                "a LIKE 'x' ESCAPE 'ab'",
                "a LIKE 'x' ESCAPE ''",
                "a LIKE 'x' ESCAPE 1",
                "a LIKE 'x' ESCAPE",
                "1 LIKE 'x'",
                "a IS 1",
                "a IS",
                "a IS NOT",
                "a IS TRUE",
                "a NULL",
                "IS NULL",
                "1 IS NULL",
                "a NOT 1"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "BETWEEN, IN, LIKE and IS NULL take the operands that the grammar gives to them, and no others.",
            pitfalls = {38, 123})
    void wrongOperandsAreRefused(String selector, Jms jms) throws JMSException {
        assertRefused(selector, jms);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "a + 1", "'text'", "NOT 5", "a = 1 AND 5", "'x' OR a = 1"})
    @Requirement(
            section = "3.8.1.1",
            text = "A selector is a condition, and AND, OR and NOT join conditions: no number and no string is one.",
            pitfalls = {38, 123})
    void whatIsNoConditionIsRefused(String selector, Jms jms) throws JMSException {
        assertRefused(selector, jms);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a > 'foo'",
                "'foo' > TRUE",
                "a < TRUE",
                "a >= 'x'",
                "'a' <= 'b'",
                "TRUE > FALSE",
                "a BETWEEN 'a' AND 'z'",
                "a BETWEEN FALSE AND TRUE",
                "-'x' = a",
                "a = TRUE + 1",
                "a = 'x' * 2"
            })
    @Requirement(
            section = "3.8.1.1",
            text =
                    "Strings and booleans take = and <> only, and arithmetic takes numbers only: anything else is refused, or "
                            + "selects nothing.",
            pitfalls = {38, 123})
    void wrongTypesOfLiteralsSelectNothing(String selector, Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.put("string", message -> message.setStringProperty("a", "y"));
        shelf.put("true", message -> message.setBooleanProperty("a", true));
        shelf.put("false", message -> message.setBooleanProperty("a", false));
        shelf.put("number", message -> message.setIntProperty("a", 2));

        assertThat(shelf.selectUnlessRefused(selector)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NULL", "TRUE", "FALSE", "NOT", "AND", "OR", "BETWEEN", "LIKE", "IN", "IS", "ESCAPE", "null", "Between"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "A reserved word in any case cannot be an identifier.",
            pitfalls = {38, 44, 123})
    void aReservedWordIsNoIdentifier(String word, Jms jms) throws JMSException {
        assertRefused(word + " > 1", jms);
    }

    private static void assertRefused(String selector, Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        Queue queue = jms.queue(session);

        assertThatThrownBy(() -> session.createConsumer(queue, selector)).isInstanceOf(InvalidSelectorException.class);
    }

    /** Where a selector can be given. */
    enum Place {
        CONSUMER_OF_QUEUE {
            @Override
            Object give(String selector, Session session, Jms jms) throws JMSException {
                return session.createConsumer(jms.queue(session), selector);
            }
        },
        CONSUMER_OF_TOPIC {
            @Override
            Object give(String selector, Session session, Jms jms) throws JMSException {
                return session.createConsumer(jms.topic(session), selector);
            }
        },
        CONSUMER_WITHOUT_LOCAL_MESSAGES {
            @Override
            Object give(String selector, Session session, Jms jms) throws JMSException {
                return session.createConsumer(jms.topic(session), selector, true);
            }
        },
        BROWSER {
            @Override
            Object give(String selector, Session session, Jms jms) throws JMSException {
                return session.createBrowser(jms.queue(session), selector);
            }
        },
        DURABLE_CONSUMER {
            @Override
            Object give(String selector, Session session, Jms jms) throws JMSException {
                return session.createDurableConsumer(jms.topic(session), jms.name("s"), selector, false);
            }
        },
        DURABLE_SUBSCRIBER {
            @Override
            Object give(String selector, Session session, Jms jms) throws JMSException {
                return session.createDurableSubscriber(jms.topic(session), jms.name("s"), selector, false);
            }
        },
        SHARED_CONSUMER {
            @Override
            Object give(String selector, Session session, Jms jms) throws JMSException {
                return session.createSharedConsumer(jms.topic(session), jms.name("s"), selector);
            }
        },
        SHARED_DURABLE_CONSUMER {
            @Override
            Object give(String selector, Session session, Jms jms) throws JMSException {
                return session.createSharedDurableConsumer(jms.topic(session), jms.name("s"), selector);
            }
        };

        abstract Object give(String selector, Session session, Jms jms) throws JMSException;
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    @Requirement(
            section = "3.8.1.1",
            text = "Wherever a selector is given, a wrong one is refused there and then.",
            pitfalls = 38)
    void aWrongSelectorIsRefusedEverywhere(Place place, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();

        assertThatThrownBy(() -> place.give("a = = 1", session, jms)).isInstanceOf(InvalidSelectorException.class);
    }

    @Test
    @Requirement(
            section = "3.8.1.1",
            text = "A durable subscription with a wrong selector is not created.",
            pitfalls = 38)
    void aRefusedSelectorCreatesNoSubscription(Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");

        assertThatThrownBy(() -> session.createDurableConsumer(topic, name, "a = = 1", false))
                .isInstanceOf(InvalidSelectorException.class);

        assertThatThrownBy(() -> session.unsubscribe(name)).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    @Requirement(
            section = "3.8.1.1",
            text = "A wrong selector leaves the durable subscription alone that it was to change.",
            pitfalls = 38)
    void aRefusedSelectorLeavesTheSubscriptionAlone(Jms jms) throws JMSException {
        Connection connection = jms.startedWithClientId();
        Session session = connection.createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        session.createDurableConsumer(topic, name).close();
        Jms.send(session.createProducer(topic), session, "kept");

        assertThatThrownBy(() -> session.createDurableConsumer(topic, name, "a = = 1", false))
                .isInstanceOf(InvalidSelectorException.class);

        MessageConsumer consumer = session.createDurableConsumer(topic, name);
        assertThat(Jms.receiveText(consumer)).isEqualTo("kept");
    }
}
