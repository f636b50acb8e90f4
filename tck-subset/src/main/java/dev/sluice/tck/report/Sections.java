package dev.sluice.tck.report;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sections of the specification, as {@code sections.txt} lists them. */
final class Sections {
    private final List<Section> all;
    private final Map<String, Section> byNumber;

    private Sections(List<Section> all) {
        this.all = all;
        byNumber = all.stream().collect(Collectors.toMap(Section::number, Function.identity()));
    }

    static Sections load() {
        return new Sections(Resources.lines("sections.txt")
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Sections::parse)
                .toList());
    }

    private static Section parse(String line) {
        String[] fields = line.split("\\|", -1);
        if (fields.length != 3) {
            throw new IllegalStateException("sections.txt: number | title | note expected, found: " + line);
        }
        return new Section(fields[0].strip(), fields[1].strip(), fields[2].strip());
    }

    /** Returns all, in their order. */
    List<Section> all() {
        return all;
    }

    /** Returns the section of this number, made up if the specification has none. */
    Section find(String number) {
        Section known = byNumber.get(number);
        return known == null ? Section.named(number) : known;
    }

    /** Returns those that a client can observe and no requirement of these sections is about. */
    List<Section> without(List<Section> covered) {
        return all.stream()
                .filter(Section::observable)
                .filter(section -> covered.stream().noneMatch(section::contains))
                .toList();
    }
}
