package dev.sluice.benchmarks.scenario;

import java.util.HashMap;
import java.util.Map;

import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.Session;

/** Ten entries of several types, all of which are read. */
final class MapOfTen implements Body {
    private static final String CUSTOMER = "a customer of ours";
    private static final String CITY = "a city somewhere";

    @Override
    public Message message(Session session, long number) throws JMSException {
        MapMessage message = session.createMapMessage();
        message.setLong("order", number);
        message.setString("customer", CUSTOMER);
        message.setString("city", CITY);
        message.setInt("quantity", (int) number & 0xff);
        message.setInt("article", (int) number & 0xffff);
        message.setDouble("price", number / 100.0);
        message.setDouble("weight", 2.5);
        message.setBoolean("express", (number & 1) == 1);
        message.setShort("warehouse", (short) (number & 15));
        message.setFloat("discount", 0.5f);
        return message;
    }

    @Override
    public boolean isIn(Message message, long number) throws JMSException {
        MapMessage map = (MapMessage) message;
        return map.getLong("order") == number
                && CUSTOMER.equals(map.getString("customer"))
                && CITY.equals(map.getString("city"))
                && map.getInt("quantity") == ((int) number & 0xff)
                && map.getInt("article") == ((int) number & 0xffff)
                && map.getDouble("price") == number / 100.0
                && map.getDouble("weight") == 2.5
                && map.getBoolean("express") == ((number & 1) == 1)
                && map.getShort("warehouse") == (number & 15)
                && map.getFloat("discount") == 0.5f;
    }

    @Override
    public Object plain(long number) {
        Map<String, Object> map = new HashMap<>();
        map.put("order", number);
        map.put("customer", CUSTOMER);
        map.put("city", CITY);
        map.put("quantity", (int) number & 0xff);
        map.put("article", (int) number & 0xffff);
        map.put("price", number / 100.0);
        map.put("weight", 2.5);
        map.put("express", (number & 1) == 1);
        map.put("warehouse", (short) (number & 15));
        map.put("discount", 0.5f);
        return map;
    }

    @Override
    public boolean is(Object plain, long number) {
        Map<?, ?> map = (Map<?, ?>) plain;
        return Long.valueOf(number).equals(map.get("order"))
                && CUSTOMER.equals(map.get("customer"))
                && CITY.equals(map.get("city"))
                && Integer.valueOf((int) number & 0xff).equals(map.get("quantity"))
                && Integer.valueOf((int) number & 0xffff).equals(map.get("article"))
                && Double.valueOf(number / 100.0).equals(map.get("price"))
                && Double.valueOf(2.5).equals(map.get("weight"))
                && Boolean.valueOf((number & 1) == 1).equals(map.get("express"))
                && Short.valueOf((short) (number & 15)).equals(map.get("warehouse"))
                && Float.valueOf(0.5f).equals(map.get("discount"));
    }
}
