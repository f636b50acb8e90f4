package dev.sluice.tck.broken;

import static dev.sluice.tck.broken.Fault.on;
import static dev.sluice.tck.broken.Fault.unless;
import static dev.sluice.tck.broken.Fault.when;

import java.util.List;

import jakarta.jms.CompletionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageProducer;

/** Faults in sending. */
final class SendFaults {
    private static final Fault.Condition ASYNCHRONOUSLY =
            call -> call.is(MessageProducer.class, "send") && call.argument(CompletionListener.class) != null;

    private SendFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "calls completion listeners on the thread of the sender",
                        when(ASYNCHRONOUSLY, SendFaults::sendAndTellAtOnce),
                        "AsyncSendTest.theListenerIsNotCalledByTheSender"),
                Fault.of(
                        "tells completion listeners twice",
                        when(
                                ASYNCHRONOUSLY,
                                call -> call.proceedWith(
                                        call.place(CompletionListener.class),
                                        new Twice(call.argument(CompletionListener.class)))),
                        "AsyncSendTest.eachFormSendsAndTells"),
                Fault.of(
                        "calls the completion listeners of a session at the same time",
                        when(
                                ASYNCHRONOUSLY,
                                call -> call.proceedWith(
                                        call.place(CompletionListener.class),
                                        new Elsewhere(call.argument(CompletionListener.class)))),
                        "AsyncSendTest.aSessionCallsOneListenerAtATime"),
                Fault.of(
                        "never tells completion listeners",
                        when(
                                ASYNCHRONOUSLY,
                                call -> call.proceedWith(call.place(CompletionListener.class), new Deaf())),
                        "ForeignMessageTest.aForeignMessageCanBeSentAsynchronously"),
                Fault.of(
                        "takes no listener for a synchronous send",
                        unless(IllegalArgumentException.class, call -> null, on(MessageProducer.class, "send")),
                        "AsyncSendTest.aNullListenerIsRefused"),
                Fault.of(
                        "closes a producer without waiting for its listeners",
                        when(on(MessageProducer.class, "close"), SendFaults::closeLater),
                        "AsyncSendWaitingTest.theEndWaitsForARunningListener"),
                Fault.of(
                        "lets a bound producer be given a destination",
                        unless(UnsupportedOperationException.class, call -> null, on(MessageProducer.class, "send")),
                        "ProducerDestinationTest.aBoundProducerTakesNoDestination"),
                Fault.of(
                        "throws NullPointerException for a null message",
                        unless(
                                MessageFormatException.class,
                                call -> {
                                    throw new NullPointerException();
                                },
                                call -> call.is(MessageProducer.class, "send") && call.argument(Message.class) == null),
                        "ProducerDestinationTest.aNullMessageIsRefused"),
                Fault.of(
                        "takes any priority",
                        unless(JMSException.class, call -> null, on(MessageProducer.class, "setPriority")),
                        "ProducerTest.aPriorityOutOfRangeIsRefused"));
    }

    private static Object sendAndTellAtOnce(Call call) throws Throwable {
        Object answer = call.proceedWith(call.place(CompletionListener.class), new Deaf());
        call.argument(CompletionListener.class).onCompletion(call.argument(Message.class));
        return answer;
    }

    private static Object closeLater(Call call) {
        Thread closing = new Thread(() -> {
            try {
                call.on(MessageProducer.class).close();
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });
        closing.setDaemon(true);
        closing.start();
        return null;
    }

    /** Hears nothing. */
    private record Deaf() implements CompletionListener {
        @Override
        public void onCompletion(Message message) {}

        @Override
        public void onException(Message message, Exception exception) {}
    }

    /** Hears each thing on a thread of its own. */
    private record Elsewhere(CompletionListener listener) implements CompletionListener {
        @Override
        public void onCompletion(Message message) {
            start(() -> listener.onCompletion(message));
        }

        @Override
        public void onException(Message message, Exception exception) {
            start(() -> listener.onException(message, exception));
        }

        private static void start(Runnable call) {
            Thread thread = new Thread(call);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Hears everything twice. */
    private record Twice(CompletionListener listener) implements CompletionListener {
        @Override
        public void onCompletion(Message message) {
            listener.onCompletion(message);
            listener.onCompletion(message);
        }

        @Override
        public void onException(Message message, Exception exception) {
            listener.onException(message, exception);
            listener.onException(message, exception);
        }
    }
}
