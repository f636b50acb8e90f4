package dev.sluice.jms.pool;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;

/**
 * The inside of an object of the {@link FakeProvider}: its calls are recorded and run into what the test has put before
 * them, and once it is closed it refuses.
 */
abstract class FakePart extends Fake {
    final FakeProvider provider;
    volatile boolean open = true;
    private final String kind;
    private final String name;

    FakePart(FakeProvider provider, String kind, int number) {
        this.provider = provider;
        this.kind = kind;
        this.name = kind + "-" + number;
    }

    @Override
    void beforeCall(String method) throws JMSException {
        provider.record(name + "." + method);
        provider.runHook(kind + "." + method);
        if (!open && !method.equals("close")) {
            throw new IllegalStateException(name + " is closed");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
