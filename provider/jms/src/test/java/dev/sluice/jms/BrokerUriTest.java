package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

class BrokerUriTest {

    @Test
    void anAddressIsANameAndOptionsInOrder() {
        BrokerUri uri = BrokerUri.parse("vm://orders?overflow=REJECT&capacity=10");

        assertThat(uri.name()).isEqualTo("orders");
        assertThat(uri.options()).containsExactly(entry("overflow", "REJECT"), entry("capacity", "10"));
    }

    @Test
    void optionsMayBeLeftOut() {
        assertThat(BrokerUri.parse("vm://orders")).isEqualTo(new BrokerUri("orders", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "destination.orders.>.capacity=1, destination.orders.>.capacity, 1",
        "destination.orders.%3E.capacity=1, destination.orders.>.capacity, 1",
        "password=a+b, password, a+b",
        "password=a=b, password, a=b",
        "password=100%25%26, password, 100%&",
        "password=%C3%BC, password, ü",
        "password=, password, ''",
    })
    void optionsAndValuesAreDecoded(String query, String option, String value) {
        assertThat(BrokerUri.parse("vm://orders?" + query).options()).containsExactly(entry(option, value));
    }

    @Test
    void theNameIsTakenAsItIs() {
        assertThat(BrokerUri.parse("vm://Orders%20.eu:1").name()).isEqualTo("Orders%20.eu:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                     | it does not begin with vm://",
                "orders                 | it does not begin with vm://",
                "vm:orders              | it does not begin with vm://",
                "VM://orders            | it does not begin with vm://",
                "tcp://localhost:61616  | it does not begin with vm://",
                "vm://                  | the name is missing",
                "'vm://  '              | the name is missing",
                "vm://?capacity=1       | the name is missing",
                "vm://orders/eu         | the name contains a slash",
                "'vm://orders '         | there is white space around the name",
                "'vm:// orders?a=1'     | there is white space around the name",
                "vm://orders?           | '' is not of the form option=value",
                "vm://orders?capacity   | 'capacity' is not of the form option=value",
                "vm://orders?=1         | '=1' is not of the form option=value",
                "vm://orders?a=1&       | '' is not of the form option=value",
                "vm://orders?a=1&&b=2   | '' is not of the form option=value",
                "vm://orders?a=1&a=1    | option 'a' is given twice",
                "vm://orders?a=1&%61=2  | option 'a' is given twice",
                "vm://orders?%zz=1      | option '%zz' is not percent-encoded correctly; write a percent sign as %25",
                "vm://orders?a=100%     | the value of option 'a' is not percent-encoded correctly;"
                        + " write a percent sign as %25",
            })
    void aMalformedAddressIsRefusedWithASentence(String uri, String why) {
        String shown = uri.indexOf('?') < 0 ? uri : uri.substring(0, uri.indexOf('?')) + "?...";
        assertThatThrownBy(() -> BrokerUri.parse(uri))
                .isInstanceOf(BrokerException.class)
                .hasMessage("'" + shown + "' is not the address of a broker: " + why
                        + ". Write vm://name or vm://name?option=value&option=value. Nothing was started.")
                .extracting(e -> ((BrokerException) e).error())
                .isEqualTo(BrokerError.CONFIGURATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vm://orders?password=top%secret",
                "vm://orders?password=topsecret&capacity",
                "vm://or/ders?password=topsecret",
                "tcp://orders?password=topsecret",
                "vm://orders?password=topsecret&password=topsecret"
            })
    void aFaultDoesNotRepeatThePassword(String uri) {
        assertThatThrownBy(() -> BrokerUri.parse(uri))
                .isInstanceOf(BrokerException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void theTextForPeopleLeavesTheOptionsOut() {
        assertThat(BrokerUri.parse("vm://orders?password=secret")).hasToString("vm://orders");
    }

    @Test
    void optionsCannotBeChanged() {
        Map<String, String> options = BrokerUri.parse("vm://orders?a=1").options();

        assertThatThrownBy(() -> options.put("b", "2")).isInstanceOf(UnsupportedOperationException.class);
    }
}
