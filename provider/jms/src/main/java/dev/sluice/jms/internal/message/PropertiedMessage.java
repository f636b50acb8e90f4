package dev.sluice.jms.internal.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.message.SendResult;

/**
 * The properties of a message (Jakarta Messaging 3.5). Which names they may have, {@link PropertyNames} says; how
 * values are converted, {@link Conversions}.
 *
 * <p>A received message has one property more than it was sent with: {@value PropertyNames#DELIVERY_COUNT}. It belongs
 * to the hand-over, so it is not in the map, does not go along when the message is forwarded, and is cleared with the
 * others. A message that was sent has {@link SentProperties}, until they are cleared or it is sent again.
 */
abstract class PropertiedMessage extends HeaderedMessage {
    private final MessageSource source;
    private PropertyMap properties;
    /** Whether others see the map too, so that it must be copied before it is written to. */
    private boolean propertiesShared = true;
    /** True on received messages until the properties are cleared. */
    private boolean propertiesReadOnly;
    /** What became of it when it was sent last; null when it was not, or that is not known. */
    private @Nullable SendResult result;

    PropertiedMessage(MessageSource source) {
        this.source = source;
        this.properties = PropertyMap.EMPTY;
    }

    PropertiedMessage(MessageSource source, Envelope envelope, int attempt) {
        super(envelope, attempt);
        this.source = source;
        this.properties = envelope.properties();
        this.propertiesReadOnly = true;
    }

    final MessageSource source() {
        return source;
    }

    final MessageSettings settings() {
        return source.settings();
    }

    /** Returns the properties to be sent, never written to again. */
    final PropertyMap shareProperties() {
        propertiesShared = true;
        return properties;
    }

    /** Notes what became of it; null if that is not known. */
    final void became(@Nullable SendResult sent) {
        result = sent;
    }

    @Override
    public final void clearProperties() throws JMSException {
        checkNotInFlight();
        result = null;
        properties = PropertyMap.EMPTY;
        propertiesShared = true;
        propertiesReadOnly = false;
    }

    private boolean isDeliveryCount(String name) {
        return propertiesReadOnly && name.equals(PropertyNames.DELIVERY_COUNT);
    }

    private @Nullable Object property(@Nullable String name) throws JMSException {
        checkNotInFlight();
        if (name == null) {
            return null;
        }
        Object own = ownProperty(name);
        return own != null ? own : properties.get(name);
    }

    /** Returns the value of a property of this message object, which is not in the map, or null if it is none. */
    private @Nullable Object ownProperty(String name) {
        if (isDeliveryCount(name)) {
            return attempt();
        }
        return result == null ? null : SentProperties.get(result, name);
    }

    @Override
    public final boolean propertyExists(@Nullable String name) throws JMSException {
        checkNotInFlight();
        return name != null && (ownProperty(name) != null || properties.contains(name));
    }

    /**
     * Returns the names as they are now; what is set later is not seen. What a message tells its sender alone is not among
     * them.
     */
    @Override
    public final Enumeration<String> getPropertyNames() throws JMSException {
        checkNotInFlight();
        List<String> names = new ArrayList<>(properties.size() + 1);
        properties.forEach(names::add);
        if (propertiesReadOnly) {
            names.add(PropertyNames.DELIVERY_COUNT);
        }
        return Collections.enumeration(names);
    }

    @Override
    public final boolean getBooleanProperty(@Nullable String name) throws JMSException {
        return Conversions.toBoolean(property(name), Place.PROPERTY, name);
    }

    @Override
    public final byte getByteProperty(@Nullable String name) throws JMSException {
        return Conversions.toByte(property(name), Place.PROPERTY, name);
    }

    @Override
    public final short getShortProperty(@Nullable String name) throws JMSException {
        return Conversions.toShort(property(name), Place.PROPERTY, name);
    }

    @Override
    public final int getIntProperty(@Nullable String name) throws JMSException {
        return Conversions.toInt(property(name), Place.PROPERTY, name);
    }

    @Override
    public final long getLongProperty(@Nullable String name) throws JMSException {
        return Conversions.toLong(property(name), Place.PROPERTY, name);
    }

    @Override
    public final float getFloatProperty(@Nullable String name) throws JMSException {
        return Conversions.toFloat(property(name), Place.PROPERTY, name);
    }

    @Override
    public final double getDoubleProperty(@Nullable String name) throws JMSException {
        return Conversions.toDouble(property(name), Place.PROPERTY, name);
    }

    @Override
    public final @Nullable String getStringProperty(@Nullable String name) throws JMSException {
        return Conversions.toText(property(name), Place.PROPERTY, name);
    }

    @Override
    public final @Nullable Object getObjectProperty(@Nullable String name) throws JMSException {
        return property(name);
    }

    @Override
    public final void setBooleanProperty(@Nullable String name, boolean value) throws JMSException {
        put(name, value);
    }

    @Override
    public final void setByteProperty(@Nullable String name, byte value) throws JMSException {
        put(name, value);
    }

    @Override
    public final void setShortProperty(@Nullable String name, short value) throws JMSException {
        put(name, value);
    }

    @Override
    public final void setIntProperty(@Nullable String name, int value) throws JMSException {
        put(name, value);
    }

    @Override
    public final void setLongProperty(@Nullable String name, long value) throws JMSException {
        put(name, value);
    }

    @Override
    public final void setFloatProperty(@Nullable String name, float value) throws JMSException {
        put(name, value);
    }

    @Override
    public final void setDoubleProperty(@Nullable String name, double value) throws JMSException {
        put(name, value);
    }

    @Override
    public final void setStringProperty(@Nullable String name, @Nullable String value) throws JMSException {
        put(name, value);
    }

    @Override
    public final void setObjectProperty(@Nullable String name, @Nullable Object value) throws JMSException {
        put(name, Conversions.propertyValue(value, name));
    }

    private void put(@Nullable String name, @Nullable Object value) throws JMSException {
        checkNotInFlight();
        PropertyMap writable = propertiesToSet(name);
        if (name == null || !writable.putIfVetted(name, value)) {
            putChecked(writable, PropertyNames.check(name, settings().strictPropertyNames()), value);
        }
    }

    private static void putChecked(PropertyMap writable, String name, @Nullable Object value)
            throws MessageFormatException {
        if (PropertyNames.isOrdinary(name)) {
            writable.putVetted(name, value);
        } else if (!PropertyNames.isSetByProvider(name)) {
            writable.put(name, PropertyNames.standardValue(name, value));
        }
    }

    private PropertyMap propertiesToSet(@Nullable String name) throws MessageNotWriteableException {
        if (propertiesReadOnly) {
            throw new MessageNotWriteableException("Property '" + name
                    + "' cannot be set: the properties of a received message are read-only."
                    + " Call clearProperties() first, or set it on a new message.");
        }
        if (propertiesShared) {
            properties = properties.isEmpty() ? new PropertyMap() : properties.copy();
            propertiesShared = false;
        }
        return properties;
    }
}
