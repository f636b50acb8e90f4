package dev.sluice.tck.tests;

import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;

/** A message with named values that no provider has made. */
class ForeignMapMessage extends ForeignMessage implements MapMessage {
    private final Map<String, Object> map = new LinkedHashMap<>();

    @Override
    public boolean getBoolean(String name) {
        return (boolean) map.get(name);
    }

    @Override
    public byte getByte(String name) {
        return (byte) map.get(name);
    }

    @Override
    public short getShort(String name) {
        return (short) map.get(name);
    }

    @Override
    public char getChar(String name) {
        return (char) map.get(name);
    }

    @Override
    public int getInt(String name) {
        return (int) map.get(name);
    }

    @Override
    public long getLong(String name) {
        return (long) map.get(name);
    }

    @Override
    public float getFloat(String name) {
        return (float) map.get(name);
    }

    @Override
    public double getDouble(String name) {
        return (double) map.get(name);
    }

    @Override
    public String getString(String name) {
        return (String) map.get(name);
    }

    @Override
    public byte[] getBytes(String name) {
        return (byte[]) map.get(name);
    }

    @Override
    public Object getObject(String name) throws JMSException {
        return map.get(name);
    }

    @Override
    public Enumeration<String> getMapNames() {
        return Collections.enumeration(map.keySet());
    }

    @Override
    public void setBoolean(String name, boolean value) {
        map.put(name, value);
    }

    @Override
    public void setByte(String name, byte value) {
        map.put(name, value);
    }

    @Override
    public void setShort(String name, short value) {
        map.put(name, value);
    }

    @Override
    public void setChar(String name, char value) {
        map.put(name, value);
    }

    @Override
    public void setInt(String name, int value) {
        map.put(name, value);
    }

    @Override
    public void setLong(String name, long value) {
        map.put(name, value);
    }

    @Override
    public void setFloat(String name, float value) {
        map.put(name, value);
    }

    @Override
    public void setDouble(String name, double value) {
        map.put(name, value);
    }

    @Override
    public void setString(String name, String value) {
        map.put(name, value);
    }

    @Override
    public void setBytes(String name, byte[] value) {
        map.put(name, value);
    }

    @Override
    public void setBytes(String name, byte[] value, int offset, int length) {
        map.put(name, Arrays.copyOfRange(value, offset, offset + length));
    }

    @Override
    public void setObject(String name, Object value) {
        map.put(name, value);
    }

    @Override
    public boolean itemExists(String name) {
        return map.containsKey(name);
    }

    @Override
    Object body() {
        return map.isEmpty() ? null : map;
    }

    @Override
    public void clearBody() {
        map.clear();
    }
}
