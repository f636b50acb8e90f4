package dev.sluice.tck.broken;

import static dev.sluice.tck.broken.Fault.on;
import static dev.sluice.tck.broken.Fault.unless;
import static dev.sluice.tck.broken.Fault.when;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.MessageProducer;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;

/** Faults in the bodies of messages. */
final class BodyFaults {
    private BodyFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "shares bodies by reference",
                        sharingBodies(),
                        "SnapshotTest.changesAfterTheSendAreNotSeen",
                        "SnapshotTest.oneObjectCanBeSentSeveralTimes"),
                Fault.of(
                        "lets a received text be written",
                        unless(MessageNotWriteableException.class, call -> null, on(TextMessage.class, "setText")),
                        "TextMessageTest.aReceivedTextCannotBeSet"),
                Fault.of(
                        "gives an empty text for none",
                        when(on(TextMessage.class, "getText"), call -> {
                            Object text = call.proceed();
                            return text == null ? "" : text;
                        }),
                        "TextMessageTest.noTextIsNull"),
                Fault.of("keeps the array given to setBytes", keepingArrays(), "MapMessageTest.arraysAreCopied"),
                Fault.of(
                        "throws ClassCastException for a body of another type",
                        unless(
                                MessageFormatException.class,
                                call -> {
                                    throw new ClassCastException();
                                },
                                on(Message.class, "getBody")),
                        "BodyAccessTest.theBodyCannotBeHadAs"),
                Fault.of(
                        "returns 0 for the end of an array",
                        when(on(StreamMessage.class, "readBytes"), call -> Math.max(0, (int) call.proceed())),
                        "StreamBytesTest.aNullFieldGivesMinusOneAndAnEmptyOneZero",
                        "StreamBytesTest.aBufferThatIsJustFilledNeedsOneMoreCall"),
                Fault.of(
                        "swallows a field that could not be converted",
                        unless(
                                MessageFormatException.class,
                                call -> {
                                    call.on(StreamMessage.class).readObject();
                                    throw new MessageFormatException("skipped");
                                },
                                on(StreamMessage.class, "readByte", "readInt", "readBoolean")),
                        "StreamConversionTest.aRefusedFieldCanBeReadAgain"),
                Fault.of(
                        "makes a bytes message readable by sending it",
                        when(on(MessageProducer.class, "send"), call -> {
                            call.proceed();
                            if (call.argument(Message.class) instanceof BytesMessage message) {
                                message.reset();
                            }
                            return null;
                        }),
                        "BytesMessageTest.sendingLeavesItInWriteMode"));
    }

    /** Receivers are given the very object that was sent. */
    private static Interception sharingBodies() {
        Map<String, Message> sent = new ConcurrentHashMap<>();
        return call -> {
            Object answer = call.proceed();
            if (call.is(MessageProducer.class, "send")) {
                Message message = call.argument(Message.class);
                sent.put(message.getJMSMessageID(), message);
            }
            return call.is(MessageConsumer.class, "receive") && answer instanceof Message received
                    ? sent.getOrDefault(received.getJMSMessageID(), received)
                    : answer;
        };
    }

    private static Interception keepingArrays() {
        Map<Object, Object> kept = new ConcurrentHashMap<>();
        return call -> {
            if (call.is(MapMessage.class, "setBytes") && call.argumentCount() == 2) {
                kept.put(call.on(MapMessage.class), call.argument(1, byte[].class));
            }
            Object answer = call.proceed();
            return call.is(MapMessage.class, "getBytes")
                    ? kept.getOrDefault(call.on(MapMessage.class), answer)
                    : answer;
        };
    }
}
