package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.core.group.Balancing;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.Option;
import dev.sluice.core.policy.ProducerOptions;

/** What can be written as text can be said in the program, by a method of the same name. */
class BuilderParityTest {
    static Stream<Option<?>> ofDestinations() {
        return DestinationOptions.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("ofDestinations")
    <T> void everyOptionOfDestinationsHasAMethod(Option<T> option) throws ReflectiveOperationException {
        DestinationSettings settings = new DestinationSettings();
        T value = another(option);

        call(settings, option.name(), value);

        assertThat(settings.settings().get(option)).isEqualTo(value);
        assertThat(settings.settings().has(option)).isTrue();
    }

    static Stream<Option<?>> ofProducers() {
        return ProducerOptions.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("ofProducers")
    <T> void everyOptionOfProducersHasAMethod(Option<T> option) throws ReflectiveOperationException {
        PacingSettings settings = new PacingSettings();
        T value = another(option);

        call(settings, option.name().substring(option.name().lastIndexOf('.') + 1), value);

        assertThat(settings.settings().get(option)).isEqualTo(value);
        assertThat(settings.settings().has(option)).isTrue();
    }

    private static void call(Object settings, String name, Object value) throws ReflectiveOperationException {
        Method method = Arrays.stream(settings.getClass().getMethods())
                .filter(each -> each.getName().equals(name) && each.getParameterCount() == 1)
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no method for the option '" + name + "'."));
        try {
            assertThat(method.invoke(settings, value)).isSameAs(settings);
        } catch (InvocationTargetException e) {
            throw new AssertionError(name + " refuses " + value, e.getCause());
        }
    }

    /** Returns a value that is legal, and not the default. */
    @SuppressWarnings("unchecked") // of the type of the default
    private static <T> T another(Option<T> option) {
        T usual = option.defaultValue();
        Object other = usual;
        if (usual instanceof Integer number) {
            other = number == 7 ? 8 : 7;
        } else if (usual instanceof Long number) {
            other = number == 7 ? 8L : 7L;
        } else if (usual instanceof Double number) {
            other = number == 1.0 ? 1.5 : (number + 1) / 2;
        } else if (usual instanceof Boolean flag) {
            other = !flag;
        } else if (usual instanceof Duration duration) {
            other = duration.plusMillis(7);
        } else if (usual instanceof Balancing) {
            other = Balancing.KEY;
        } else if (usual instanceof String) {
            other = "another";
        } else if (usual instanceof Enum<?> constant) {
            other = Arrays.stream(constant.getDeclaringClass().getEnumConstants())
                    .filter(each -> each != constant)
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(other).isNotEqualTo(usual);
        return (T) other;
    }
}
