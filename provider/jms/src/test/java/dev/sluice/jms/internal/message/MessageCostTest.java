package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;

import jakarta.jms.JMSException;

import org.junit.jupiter.api.Test;

/** The hot path: what one small message may allocate, whether or not the compiler has optimised it yet. */
class MessageCostTest {
    private static final int MESSAGES = 10_000;
    /**
     * Two messages of 48, an envelope of 56 and 40 more for its delay and expiry, its builder of 80 (which a compiler does without),
     * properties of 32, a delivery of 24; and some room.
     */
    private static final long ALLOWED_BYTES = 336;

    private long read;

    @Test
    void aTextMessageWithTwoPropertiesIsSmall() throws Exception {
        sendAndReceive(); // loads classes

        long before = allocatedBytes();
        sendAndReceive();
        long allocated = allocatedBytes() - before;

        assertThat(allocated / MESSAGES).isLessThanOrEqualTo(ALLOWED_BYTES);
        assertThat(read).isEqualTo(2L * MESSAGES * ("hello".length() + "eu".length() + 7));
    }

    private void sendAndReceive() throws JMSException {
        for (int i = 0; i < MESSAGES; i++) {
            SluiceTextMessage message = Wire.FACTORY.text("hello");
            message.setStringProperty("region", "eu");
            message.setIntProperty("number", 7);
            SluiceTextMessage received = Wire.receive(SluiceTextMessage.class, Wire.send(message));
            read += received.getText().length()
                    + received.getStringProperty("region").length()
                    + received.getIntProperty("number");
        }
    }

    /** By reflection, because our module does not read those of the JDK's management, and should not for a test. */
    private static long allocatedBytes() throws ReflectiveOperationException {
        Object threads = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Method allocated = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        return (long) allocated.invoke(threads);
    }
}
