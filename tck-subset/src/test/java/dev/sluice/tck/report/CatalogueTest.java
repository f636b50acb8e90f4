package dev.sluice.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.jms.Message;

import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.ReflectionSupport;

import dev.sluice.tck.Requirement;
import dev.sluice.tck.SuiteTests;

/** The sections and pitfalls that the suite refers to, and those it refers to them with. */
final class CatalogueTest {
    private static final String JAVADOC = "javadoc ";
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)+");

    private static Stream<Requirement> requirements() {
        return SuiteTests.all().stream().map(method -> method.getAnnotation(Requirement.class));
    }

    @Test
    void sectionsComeInTheOrderOfTheStandard() {
        assertThat(Sections.load().all()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aNoteRefersToSectionsThatExist() {
        Sections sections = Sections.load();

        assertThat(sections.all())
                .map(Section::note)
                .filteredOn(note -> note.startsWith("see "))
                .flatMap(note ->
                        NUMBER.matcher(note).results().map(MatchResult::group).toList())
                .isNotEmpty()
                .allSatisfy(number ->
                        assertThat(sections.all()).anyMatch(one -> one.number().equals(number)));
    }

    @Test
    void pitfallsAreNumberedInTheirOrder() {
        List<Pitfall> pitfalls = Pitfalls.load();

        assertThat(pitfalls)
                .map(Pitfall::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, pitfalls.size()).boxed().toList());
    }

    @Test
    void everyRequirementNamesASectionOfTheStandardOrAType() {
        Sections sections = Sections.load();

        assertThat(requirements()).map(Requirement::section).allSatisfy(section -> assertThat(
                        section.startsWith(JAVADOC)
                                ? isType(section)
                                : sections.all().contains(sections.find(section)))
                .as(section)
                .isTrue());
    }

    @Test
    void everySectionThatAClientCanObserveHasARequirement() {
        Sections sections = Sections.load();
        List<Section> covered =
                requirements().map(Requirement::section).map(sections::find).toList();

        assertThat(sections.without(covered)).isEmpty();
    }

    private static boolean isType(String section) {
        String name = section.substring(JAVADOC.length()).replaceAll("\\..*", "");
        return ReflectionSupport.tryToLoadClass(Message.class.getPackageName() + "." + name)
                .toOptional()
                .isPresent();
    }

    @Test
    void everyRequirementNamesPitfallsThatExist() {
        List<Integer> known = Pitfalls.load().stream().map(Pitfall::number).toList();

        assertThat(requirements())
                .flatMap(one -> Arrays.stream(one.pitfalls()).boxed().toList())
                .isSubsetOf(known);
    }

    @Test
    void everyRequirementIsASentence() {
        assertThat(requirements()).map(Requirement::text).allMatch(text -> text.endsWith("."));
    }
}
