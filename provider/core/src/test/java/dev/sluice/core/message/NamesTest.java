package dev.sluice.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** The names that maps have in common. */
final class NamesTest {
    /** Sets a name, as a map does that does not have it. */
    private static Names after(Names before, String name) {
        Names remembered = before.rememberedWith(name);
        return remembered == null ? before.with(name) : remembered;
    }

    private static Names of(String... names) {
        Names all = Names.NONE;
        for (String name : names) {
            all = after(all, name);
        }
        return all;
    }

    @Test
    void theSameNamesInTheSameOrderAreOneObject() {
        assertThat(of("size", "color")).isSameAs(of("size", "color"));
    }

    @Test
    void soAreEqualNamesThatAreOtherObjects() {
        assertThat(of("size", "color")).isSameAs(of(copy("size"), copy("color")));
    }

    @SuppressWarnings("StringCopy") // another object is what is wanted
    private static String copy(String text) {
        return new String(text.toCharArray());
    }

    @Test
    void anotherOrderIsAnother() {
        assertThat(of("color", "size")).containsExactly("color", "size");
        assertThat(of("size", "color")).containsExactly("size", "color");
    }

    /** "Aa" and "BB" have one hash, and so have all that are made of them in place of each other. */
    @Test
    void namesOfOneHashAreToldApart() {
        List<String> parts = List.of("Aa", "BB");
        List<Names> all = new ArrayList<>();
        for (String first : parts) {
            for (String second : parts) {
                for (String third : parts) {
                    all.add(of("x" + first, "y" + second, "z" + third));
                }
            }
        }

        assertThat(all).doesNotHaveDuplicates();
        assertThat(all.get(5)).containsExactly("xBB", "yAa", "zBB");
        assertThat(all.get(5).indexOf("zBB")).isEqualTo(2);
        assertThat(all.get(5).indexOf("zAa")).isEqualTo(-1);
    }

    /** Programs with ever new names must not fill the memory; who is forgotten goes on as before. */
    @Test
    void manyOthersMakeItForget() {
        Names width = of("width");
        Names usual = after(width, "usual");
        Names before = after(width, "height");
        for (int i = 0; i < 100_000; i++) {
            of("first", "name " + i);
        }

        assertThat(width.rememberedWith("height")).isNull();
        assertThat(width.rememberedWith("usual")).as("what came next first").isSameAs(usual);
        assertThat(before).containsExactly("width", "height").containsExactlyElementsOf(of("width", "height"));
    }

    @Test
    void veryLongNamesAreNotRemembered() {
        String name = "n".repeat(101);

        assertThat(of(name)).containsExactly(name);
        assertThat(Names.NONE.rememberedWith(name)).isNull();
    }
}
