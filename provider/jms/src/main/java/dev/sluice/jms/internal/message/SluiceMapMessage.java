package dev.sluice.jms.internal.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.BodyKind;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.PropertyMap;

/**
 * A message with values by name. Names may be anything but null and empty. A map without entries counts as no body, so
 * that {@link #getBody} returns null.
 */
public final class SluiceMapMessage extends SluiceMessage implements MapMessage {
    private PropertyMap map;
    /** Whether others see the map too, so that it must be copied before it is written to. */
    private boolean shared = true;

    SluiceMapMessage(MessageSource source) {
        super(source);
        this.map = PropertyMap.EMPTY;
    }

    SluiceMapMessage(MessageSource source, Envelope envelope, int attempt) {
        super(source, envelope, attempt);
        this.map = (PropertyMap) Objects.requireNonNullElse(envelope.body(), PropertyMap.EMPTY);
    }

    @Override
    public BodyKind bodyKind() {
        return BodyKind.MAP;
    }

    @Override
    PropertyMap shareBody() {
        shared = true;
        return map;
    }

    @Override
    void emptyBody() {
        map = PropertyMap.EMPTY;
        shared = true;
    }

    @Override
    boolean hasBody() {
        return !map.isEmpty();
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the interface has it
    public boolean isBodyAssignableTo(Class type) throws JMSException {
        checkNotInFlight();
        return !hasBody() || type.isAssignableFrom(Map.class);
    }

    @Override
    Object bodyCopy() {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (String name : map) {
            copy.put(name, Conversions.toObject(map.get(name), Place.MAP_ENTRY, name));
        }
        return copy;
    }

    private @Nullable Object value(@Nullable String name) throws JMSException {
        checkNotInFlight();
        return name == null ? null : map.get(name);
    }

    private void put(@Nullable String name, @Nullable Object value) throws JMSException {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("The name of a map entry must not be null or empty.");
        }
        checkBodyWritable();
        if (shared) {
            map = map.isEmpty() ? new PropertyMap() : map.copy();
            shared = false;
        }
        map.put(name, value);
    }

    @Override
    public boolean itemExists(@Nullable String name) throws JMSException {
        checkNotInFlight();
        return name != null && map.contains(name);
    }

    /** Returns the names as they are now; what is set later is not seen. */
    @Override
    public Enumeration<String> getMapNames() throws JMSException {
        checkNotInFlight();
        List<String> names = new ArrayList<>(map.size());
        map.forEach(names::add);
        return Collections.enumeration(names);
    }

    @Override
    public boolean getBoolean(@Nullable String name) throws JMSException {
        return Conversions.toBoolean(value(name), Place.MAP_ENTRY, name);
    }

    @Override
    public byte getByte(@Nullable String name) throws JMSException {
        return Conversions.toByte(value(name), Place.MAP_ENTRY, name);
    }

    @Override
    public short getShort(@Nullable String name) throws JMSException {
        return Conversions.toShort(value(name), Place.MAP_ENTRY, name);
    }

    @Override
    public char getChar(@Nullable String name) throws JMSException {
        return Conversions.toChar(value(name), Place.MAP_ENTRY, name);
    }

    @Override
    public int getInt(@Nullable String name) throws JMSException {
        return Conversions.toInt(value(name), Place.MAP_ENTRY, name);
    }

    @Override
    public long getLong(@Nullable String name) throws JMSException {
        return Conversions.toLong(value(name), Place.MAP_ENTRY, name);
    }

    @Override
    public float getFloat(@Nullable String name) throws JMSException {
        return Conversions.toFloat(value(name), Place.MAP_ENTRY, name);
    }

    @Override
    public double getDouble(@Nullable String name) throws JMSException {
        return Conversions.toDouble(value(name), Place.MAP_ENTRY, name);
    }

    @Override
    public @Nullable String getString(@Nullable String name) throws JMSException {
        return Conversions.toText(value(name), Place.MAP_ENTRY, name);
    }

    @Override
    public byte @Nullable [] getBytes(@Nullable String name) throws JMSException {
        return Conversions.toBytes(value(name), Place.MAP_ENTRY, name);
    }

    @Override
    public @Nullable Object getObject(@Nullable String name) throws JMSException {
        return Conversions.toObject(value(name), Place.MAP_ENTRY, name);
    }

    @Override
    public void setBoolean(@Nullable String name, boolean value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setByte(@Nullable String name, byte value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setShort(@Nullable String name, short value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setChar(@Nullable String name, char value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setInt(@Nullable String name, int value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setLong(@Nullable String name, long value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setFloat(@Nullable String name, float value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setDouble(@Nullable String name, double value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setString(@Nullable String name, @Nullable String value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setBytes(@Nullable String name, byte @Nullable [] value) throws JMSException {
        put(name, value == null ? null : value.clone());
    }

    @Override
    public void setBytes(@Nullable String name, byte @Nullable [] value, int offset, int length) throws JMSException {
        if (value == null) {
            put(name, null);
        } else {
            Objects.checkFromIndexSize(offset, length, value.length);
            put(name, Arrays.copyOfRange(value, offset, offset + length));
        }
    }

    @Override
    public void setObject(@Nullable String name, @Nullable Object value) throws JMSException {
        put(name, Conversions.bodyValue(value, Place.MAP_ENTRY, name));
    }

    @Override
    String bodyForPeople() {
        return map.size() + " entries";
    }
}
