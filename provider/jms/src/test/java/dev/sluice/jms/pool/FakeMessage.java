package dev.sluice.jms.pool;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;

/** The inside of a message of any type. */
final class FakeMessage extends FakePart {
    private final Class<? extends Message> type;
    private final Map<String, Object> properties = new ConcurrentHashMap<>();
    private final Map<String, Object> headers = new ConcurrentHashMap<>();
    private Object body;

    FakeMessage(FakeProvider provider, int number, Class<? extends Message> type, Object body) {
        super(provider, "message", number);
        this.type = type;
        this.body = body;
    }

    @SuppressWarnings("unchecked")
    void setObject(String key, Object value) {
        ((Map<String, Object>) body).put(key, value);
    }

    void writeBytes(byte[] bytes) {
        body = bytes;
    }

    <T> T getBody(Class<T> wanted) throws JMSException {
        if (body != null && !wanted.isInstance(body)) {
            throw new MessageFormatException("a " + type.getSimpleName() + " is no " + wanted);
        }
        return wanted.cast(body);
    }

    void clearProperties() {
        properties.clear();
    }

    /** Properties and headers, whatever their type. */
    @Override
    Object otherCall(String method, Object[] arguments) {
        if (method.endsWith("Property")) {
            return access(properties, method, (String) arguments[0], arguments[arguments.length - 1]);
        }
        if (method.contains("JMS")) {
            return access(headers, method, method.substring(3), arguments == null ? null : arguments[0]);
        }
        return null;
    }

    private static Object access(Map<String, Object> map, String method, String key, Object value) {
        if (method.startsWith("get")) {
            return map.get(key);
        }
        if (value != null) {
            map.put(key, value);
        }
        return null;
    }
}
