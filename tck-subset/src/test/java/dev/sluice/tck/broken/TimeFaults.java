package dev.sluice.tck.broken;

import static dev.sluice.tck.broken.Fault.on;
import static dev.sluice.tck.broken.Fault.when;

import java.util.List;

import jakarta.jms.Message;
import jakarta.jms.MessageProducer;

/** Faults in what depends on time. */
final class TimeFaults {
    private TimeFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "ignores the time to live",
                        when(
                                call -> call.is(MessageProducer.class, "send") && call.place(long.class) >= 0,
                                TimeFaults::sendForEver),
                        "TimeToLiveTest.anExpiredMessageIsNotDelivered",
                        "TimeToLiveTest.anExpiredMessageIsNotBrowsed"),
                Fault.of(
                        "lets a huge time to live wrap around",
                        when(on(Message.class, "getJMSExpiration"), call -> {
                            long expiration = (long) call.proceed();
                            return expiration == Long.MAX_VALUE ? Long.MIN_VALUE : expiration;
                        }),
                        "TimeToLiveTest.aHugeTimeToLiveDoesNotWrapAround"),
                Fault.of(
                        "delivers delayed messages at once",
                        when(on(MessageProducer.class, "setDeliveryDelay"), call -> null),
                        "DeliveryDelayTest.aMessageIsNotDeliveredBeforeItsTime",
                        "DeliveryDelayTest.aDelayedMessageIsNotBrowsed"));
    }

    /** Sets the expiration that the sender expects, on a message that never expires. */
    private static Object sendForEver(Call call) throws Throwable {
        int timeToLive = call.place(long.class);
        call.proceedWith(timeToLive, 0L);
        Message message = call.argument(Message.class);
        long expiration = message.getJMSTimestamp() + call.argument(timeToLive, Long.class);
        message.setJMSExpiration(expiration);
        return null;
    }
}
