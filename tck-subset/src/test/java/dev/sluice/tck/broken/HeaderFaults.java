package dev.sluice.tck.broken;

import static dev.sluice.tck.broken.Fault.on;
import static dev.sluice.tck.broken.Fault.unless;
import static dev.sluice.tck.broken.Fault.when;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;

/** Faults in the headers and properties of messages. */
final class HeaderFaults {
    private static final String COUNT = "JMSXDeliveryCount";

    private HeaderFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "forgets that a queue to reply to is temporary",
                        when(on(Message.class, "getJMSReplyTo"), call -> asPlainQueue(call.proceed())),
                        "ApplicationHeaderTest.aTemporaryQueueAsReplyToArrivesAsOne"),
                Fault.of(
                        "loses the redelivered flag",
                        when(on(Message.class, "getJMSRedelivered"), call -> false),
                        "RedeliveryHeaderTest.eachDeliveryAfterARollbackCountsOneMore"),
                Fault.of(
                        "does not count deliveries",
                        when(
                                call -> call.begins(Message.class, "getIntProperty")
                                        && COUNT.equals(call.argument(String.class)),
                                call -> 1),
                        "RedeliveryHeaderTest.eachDeliveryAfterARollbackCountsOneMore"),
                Fault.of(
                        "does not list the delivery count",
                        when(on(Message.class, "getPropertyNames"), call -> without(COUNT, call.proceed())),
                        "PropertyTest.theNamesOfAReceivedMessageIncludeTheDeliveryCount"),
                Fault.of(
                        "lets received properties be written",
                        unless(
                                MessageNotWriteableException.class,
                                call -> null,
                                call -> call.begins(Message.class, "set")),
                        "PropertyTest.aReceivedPropertyCannotBeSet"),
                Fault.of(
                        "takes a property without a name",
                        unless(IllegalArgumentException.class, call -> null, call -> call.begins(Message.class, "set")),
                        "PropertyTest.aNameThatIsNullOrEmptyIsRefused"),
                Fault.of(
                        "takes a property of any class",
                        unless(MessageFormatException.class, call -> null, on(Message.class, "setObjectProperty")),
                        "PropertyTest.anObjectOfAnotherClassIsRefused"),
                Fault.of(
                        "reads an absent property as 0",
                        unless(NumberFormatException.class, call -> 0, on(Message.class, "getIntProperty")),
                        "PropertyConversionTest.anAbsentPropertyIsNoWholeNumber"),
                Fault.of(
                        "keeps the id of a message that is sent again",
                        keepingIds(),
                        "SentHeaderTest.aMessageSentAgainHasNewHeaders"),
                Fault.of(
                        "makes message ids without the prefix",
                        when(on(Message.class, "getJMSMessageID"), call -> {
                            Object id = call.proceed();
                            return id == null ? null : id.toString().replaceFirst("^ID:", "");
                        }),
                        "SentHeaderTest.theMessageIdBeginsWithId"),
                Fault.of(
                        "ignores priority",
                        when(on(MessageProducer.class, "send"), call -> {
                            call.on(MessageProducer.class).setPriority(4);
                            return call.place(long.class) < 0
                                    ? call.proceed()
                                    : call.proceedWith(call.place(long.class) - 1, 4);
                        }),
                        "SentHeaderTest.thePriorityIsThatOfTheSend"),
                Fault.of(
                        "refuses messages of another make",
                        when(
                                call -> call.is(MessageProducer.class, "send")
                                        && call.argument(Message.class) != null
                                        && !call.argument(Message.class)
                                                .getClass()
                                                .getName()
                                                .startsWith("dev.sluice.jms"),
                                call -> {
                                    throw new MessageFormatException("not mine");
                                }),
                        "ForeignMessageTest.aForeignMessageArrives"));
    }

    private static Enumeration<?> without(String name, Object names) {
        List<?> all = Collections.list((Enumeration<?>) names);
        all.remove(name);
        return Collections.enumeration(all);
    }

    private static Interception keepingIds() {
        Map<Object, Object> ids = new ConcurrentHashMap<>();
        return when(on(Message.class, "getJMSMessageID"), call -> {
            Object id = call.proceed();
            return id == null ? null : ids.computeIfAbsent(call.on(Message.class), message -> id);
        });
    }

    private static Object asPlainQueue(Object replyTo) throws JMSException {
        if (!(replyTo instanceof TemporaryQueue temporary)) {
            return replyTo;
        }
        String name = temporary.getQueueName();
        return (Queue) () -> name;
    }
}
