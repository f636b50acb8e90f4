package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.jms.MessageFormatException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectSerializerTest {
    record Payload(String text) implements Serializable {}

    @SuppressWarnings({"JavaUtilDate", "JdkObsolete"}) // applications have them
    static Stream<Object> valuesAndCollectionsOfTheJdk() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", List.of(1, 2L, 3.0));
        map.put("b", new int[0].length);
        return Stream.of(
                "text",
                true,
                'c',
                (byte) 1,
                (short) 2,
                3,
                4L,
                5f,
                6d,
                BigInteger.TEN,
                new BigDecimal("1.50"),
                RoundingMode.HALF_UP,
                ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneId.of("Europe/Berlin")),
                LocalDate.of(2026, 1, 2),
                Duration.ofDays(1),
                Period.ofMonths(2),
                DayOfWeek.MONDAY,
                ChronoUnit.DAYS,
                JapaneseDate.of(2020, 1, 1),
                UUID.fromString("00000000-0000-0001-0000-000000000002"),
                new java.util.Date(5),
                new GregorianCalendar(TimeZone.getTimeZone("Europe/Berlin"), Locale.GERMANY),
                Locale.GERMANY,
                Currency.getInstance("EUR"),
                TimeUnit.DAYS,
                map,
                new HashMap<>(map),
                new TreeMap<>(Map.of("a", 1)),
                new EnumMap<>(Map.of(TimeUnit.DAYS, 1)),
                EnumSet.of(TimeUnit.DAYS),
                new ConcurrentHashMap<>(Map.of("a", 1)),
                new ConcurrentSkipListMap<>(Map.of("a", 1)),
                Map.of("a", 1),
                Map.of("a", 1, "b", 2),
                Map.entry("a", 1).getKey(),
                new ArrayList<>(List.of("a")),
                new LinkedList<>(List.of("a")),
                new Vector<>(List.of("a")),
                new CopyOnWriteArrayList<>(List.of("a")),
                List.of("a", "b", "c"),
                Set.of("a", "b"),
                Arrays.asList("a", "b"),
                Collections.unmodifiableList(new ArrayList<>(List.of("a"))),
                Collections.singletonMap("a", 1),
                Collections.emptyList(),
                Collections.synchronizedMap(new HashMap<>(Map.of("a", 1))),
                new HashSet<>(1_000_000),
                new TreeSet<>(Set.of("a")),
                BitSet.valueOf(new long[] {5}),
                properties());
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("a", "b");
        return properties;
    }

    @ParameterizedTest
    @MethodSource("valuesAndCollectionsOfTheJdk")
    void valuesAndCollectionsOfTheJdkAreReadByDefault(Serializable value) throws MessageFormatException {
        Serializable copy = ObjectSerializer.deserialize(ObjectSerializer.serialize(value), MessageSettings.DEFAULTS);

        assertThat((Object) copy).isEqualTo(value);
    }

    @Test
    void arraysAreReadWhenTheirElementsAre() throws MessageFormatException {
        Object[] arrays = {new int[] {1}, new String[][] {{"a"}}, new Object[] {"a", 1}, new byte[100_000]};

        assertThat((Object[])
                        ObjectSerializer.deserialize(ObjectSerializer.serialize(arrays), MessageSettings.DEFAULTS))
                .isEqualTo(arrays);
        assertRefused(new Payload[] {}, Payload.class.getName());
    }

    @Test
    void aDequeIsRead() throws MessageFormatException {
        byte[] bytes = ObjectSerializer.serialize(new ArrayDeque<>(List.of("a", "b")));

        assertThat((ArrayDeque<?>) ObjectSerializer.deserialize(bytes, MessageSettings.DEFAULTS))
                .hasToString("[a, b]");
    }

    @Test
    void oneUntrustedClassDeepInsideIsEnoughToRefuse() throws Exception {
        assertRefused((Serializable) Map.of("a", List.of(new Payload("x"))), Payload.class.getName());
        assertRefused(new ArrayList<>(List.of(new URL("http://localhost"))), "java.net.URL");
        assertRefused(new IllegalStateException(), "java.lang.IllegalStateException");
        assertRefused((Serializable & Runnable) () -> {}, "java.lang.invoke.SerializedLambda");
    }

    private static void assertRefused(Serializable object, String className) throws MessageFormatException {
        byte[] bytes = ObjectSerializer.serialize(object);
        assertThatThrownBy(() -> ObjectSerializer.deserialize(bytes, MessageSettings.DEFAULTS))
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("class " + className + " is not trusted");
    }

    @Test
    void anObjectNestedTooDeeplyIsRefused() throws MessageFormatException {
        Object[] nested = {};
        for (int i = 0; i < 1_100; i++) {
            nested = new Object[] {nested};
        }
        byte[] bytes = ObjectSerializer.serialize(nested);

        assertThatThrownBy(() -> ObjectSerializer.deserialize(bytes, MessageSettings.DEFAULTS))
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("1000 levels");
    }

    @Test
    void anArrayThatClaimsToBeHugeIsRefusedBeforeItIsMade() throws MessageFormatException {
        byte[] bytes = ObjectSerializer.serialize(new long[] {1});
        // The length is the int in front of the last element.
        bytes[bytes.length - 12] = 0x7F;

        assertThatThrownBy(() -> ObjectSerializer.deserialize(bytes, MessageSettings.DEFAULTS))
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("array of 2130706433 elements");
    }

    @Test
    void bytesThatAreNoObjectAreAFormatException() {
        assertThatThrownBy(() -> ObjectSerializer.deserialize(new byte[] {1, 2, 3}, MessageSettings.DEFAULTS))
                .isInstanceOf(MessageFormatException.class);
    }

    @Test
    void aClassThatNobodyKnowsIsAFormatExceptionThatNamesIt() throws MessageFormatException {
        byte[] bytes = rename(ObjectSerializer.serialize(new Payload("x")), "Payload", "Unknown");

        assertThatThrownBy(() -> ObjectSerializer.deserialize(bytes, MessageSettings.DEFAULTS))
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("ObjectSerializerTest$Unknown");
    }

    private static byte[] rename(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Defines a class of the test anew, as the loader of an application in a container does. */
    private static final class OwnLoader extends ClassLoader {
        private final Class<?> own;

        OwnLoader(Class<?> own) {
            super(ObjectSerializerTest.class.getClassLoader());
            this.own = own;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(own.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (java.io.IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    @DisplayName("classes come from the context class loader, then from the consumer's, then from ours")
    void classLoading() throws Exception {
        byte[] bytes = ObjectSerializer.serialize(new Payload("x"));
        MessageSettings settings =
                MessageSettings.DEFAULTS.withTrustedClasses(TrustedClasses.of(List.of(Payload.class.getName())));
        ClassLoader context = new OwnLoader(Payload.class);
        ClassLoader consumer = new OwnLoader(Payload.class);

        assertThat(loaderOf(bytes, settings.withConsumerLoader(consumer), context))
                .isSameAs(context);
        assertThat(loaderOf(bytes, settings.withConsumerLoader(consumer), null)).isSameAs(consumer);
        assertThat(loaderOf(bytes, settings, null)).isSameAs(ObjectSerializer.class.getClassLoader());
        assertThat(loaderOf(bytes, settings.withConsumerLoader(consumer), ClassLoader.getPlatformClassLoader()))
                .isSameAs(consumer);
    }

    private static ClassLoader loaderOf(byte[] bytes, MessageSettings settings, ClassLoader context)
            throws MessageFormatException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(context);
        try {
            return ObjectSerializer.deserialize(bytes, settings).getClass().getClassLoader();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
