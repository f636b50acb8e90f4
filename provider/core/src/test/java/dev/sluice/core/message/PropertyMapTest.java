package dev.sluice.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PropertyMapTest {
    @Property(tries = 300)
    void itDoesWhatAMapDoes(
            @ForAll @Size(max = 120) List<@net.jqwik.api.From("names") String> names, @ForAll boolean vetted) {
        PropertyMap properties = new PropertyMap();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        PropertyMap copyBefore = properties.copy();
        int value = 0;
        for (String name : names) {
            Object next = value++ % 7 == 0 ? null : value;
            if (!vetted) {
                properties.put(name, next);
            } else if (!properties.putIfVetted(name, next)) {
                properties.putVetted(name, next);
            }
            map.put(name, next);
        }
        PropertyMap copy = properties.copy();

        for (PropertyMap each : List.of(properties, copy)) {
            assertThat(each).containsExactlyElementsOf(map.keySet());
            assertThat(each.size()).isEqualTo(map.size());
            assertThat(each.isEmpty()).isEqualTo(map.isEmpty());
            map.forEach((name, expected) -> {
                assertThat(each.get(name)).isEqualTo(expected);
                assertThat(each.contains(name)).isTrue();
            });
            assertThat(each.contains("no such name")).isFalse();
            assertThat(each.get("no such name")).isNull();
        }
        assertThat(copyBefore.isEmpty()).isTrue();
    }

    @Provide
    Arbitrary<String> names() {
        // "Aa" and "BB" and their like have equal hash codes.
        return Arbitraries.of("Aa", "BB", "x").list().ofMinSize(1).ofMaxSize(5).map(parts -> String.join("", parts));
    }

    @Test
    void aCopyIsIndependent() {
        PropertyMap original = new PropertyMap();
        for (int i = 0; i < 20; i++) {
            original.put("p" + i, i);
        }

        PropertyMap copy = original.copy();
        copy.put("p3", "changed");
        copy.put("more", 1);

        assertThat(original.get("p3")).isEqualTo(3);
        assertThat(original.contains("more")).isFalse();
        assertThat(copy.get("p3")).isEqualTo("changed");
        assertThat(copy.size()).isEqualTo(21);
    }

    @Test
    void aCopyOfNoPropertiesCanBeWrittenTo() {
        PropertyMap copy = PropertyMap.EMPTY.copy();
        copy.put("a", 1);

        assertThat(copy).hasToString("{a=1}");
        assertThat(PropertyMap.EMPTY.isEmpty()).isTrue();
    }

    /** What one map found of a name holds for all others. */
    @Test
    void aNameIsVettedWhereverItComesAfterTheSameOthers() {
        PropertyMap one = new PropertyMap();
        one.put("unvetted", 1);
        one.putVetted("vetted", 2);

        PropertyMap other = new PropertyMap();

        assertThat(other.putIfVetted("unvetted", 3)).isFalse();
        assertThat(other.isEmpty()).isTrue();
        other.put("unvetted", 4);
        assertThat(other.putIfVetted("vetted", 5)).isTrue();
        assertThat(other).hasToString("{unvetted=4, vetted=5}");
    }

    @Test
    void whatIsSetAgainIsNotWhatComesNext() {
        PropertyMap properties = new PropertyMap();
        properties.putVetted("a", 1);
        properties.put("b", 2);
        properties.putVetted("a", 3);

        assertThat(properties.putIfVetted("a", 4)).isFalse();
        assertThat(properties).hasToString("{a=3, b=2}");
        PropertyMap other = new PropertyMap();
        assertThat(other.putIfVetted("a", 5)).isTrue();
        assertThat(other.putIfVetted("b", 6)).as("nobody has vetted it").isFalse();
    }

    @Test
    void namesEnd() {
        Iterator<String> names = new PropertyMap().iterator();

        assertThat(names.hasNext()).isFalse();
        assertThatThrownBy(names::next).isInstanceOf(NoSuchElementException.class);
    }
}
