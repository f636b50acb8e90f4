package dev.sluice.jms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.sluice.core.error.BrokerException;

/**
 * An option as somebody has written it.
 *
 * @param name its name
 * @param value its value
 * @param place where it stands, for messages to people; empty if that is clear
 */
record OptionText(String name, String value, String place) {
    /** Returns options that stand in an address or in the program. */
    static List<OptionText> of(Map<String, String> values) {
        List<OptionText> texts = new ArrayList<>();
        for (Map.Entry<String, String> each : values.entrySet()) {
            texts.add(new OptionText(each.getKey(), each.getValue(), ""));
        }
        return texts;
    }

    /** Returns a refusal that says where the option stands. */
    BrokerException located(BrokerException refusal) {
        return place.isEmpty()
                ? refusal
                : new BrokerException(refusal.error(), place + ": " + refusal.getMessage(), refusal);
    }
}
