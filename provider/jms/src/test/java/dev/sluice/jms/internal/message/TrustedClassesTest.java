package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

class TrustedClassesTest {
    @ParameterizedTest
    @CsvSource({
        "com.acme.Order,    com.acme.Order,          true",
        "com.acme.Order,    com.acme.Order$Line,     true",
        "com.acme.Order,    com.acme.OrderLine,      false",
        "com.acme.Order,    com.acme.Customer,       false",
        "com.acme.*,        com.acme.Order,          true",
        "com.acme.*,        com.acme.Order$Line,     true",
        "com.acme.*,        com.acme.sub.Order,      false",
        "com.acme.*,        com.acmee.Order,         false",
        "com.acme.**,       com.acme.Order,          true",
        "com.acme.**,       com.acme.sub.deep.Order, true",
        "com.acme.**,       com.acmee.Order,         false",
        "*,                 com.acme.Order,          true",
        "' com.acme.Order', com.acme.Order,          true",
    })
    void aPatternMatches(String pattern, String name, boolean expected) {
        assertThat(TrustedClasses.of(List.of(pattern)).contains(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".*", ".**", "com.*.Order", "com.acme*", "**", "com.acme.***"})
    void aMalformedPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> TrustedClasses.of(List.of(pattern)))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("'" + pattern.strip() + "'")
                .hasMessageContaining("trustedClasses")
                .extracting(e -> ((BrokerException) e).error())
                .isEqualTo(BrokerError.CONFIGURATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.String",
                "java.lang.Integer",
                "java.math.BigDecimal",
                "java.time.Instant",
                "java.time.Ser",
                "java.util.ArrayList",
                "java.util.Map$Entry",
                "java.util.Collections$UnmodifiableMap",
                "java.util.CollSer"
            })
    void valuesOfTheJdkAreTrusted(String name) {
        assertThat(TrustedClasses.STANDARD.contains(name)).isTrue();
        assertThat(TrustedClasses.of(List.of("com.acme.*")).contains(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Class",
                "java.lang.Throwable",
                "java.lang.ProcessBuilder",
                "java.lang.invoke.SerializedLambda",
                "java.lang.reflect.Proxy",
                "java.net.URL",
                "java.util.ServiceLoader",
                "java.util.logging.Level",
                "java.rmi.server.UnicastRemoteObject",
                "javax.management.BadAttributeValueExpException",
                "sun.reflect.annotation.AnnotationInvocationHandler",
                "java.util",
                "String"
            })
    void otherClassesOfTheJdkAreNot(String name) {
        assertThat(TrustedClasses.STANDARD.contains(name)).isFalse();
    }

    @Test
    void severalPatternsAddUp() {
        TrustedClasses trusted = TrustedClasses.of(List.of("com.acme.Order", "org.other.**"));

        assertThat(trusted.contains("com.acme.Order")).isTrue();
        assertThat(trusted.contains("org.other.a.B")).isTrue();
        assertThat(trusted.contains("org.others.B")).isFalse();
    }
}
