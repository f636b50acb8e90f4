package dev.sluice.samples.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

import dev.sluice.samples.Outcome;

/** Every sample that draws, draws a picture that one can look at, without a screen. */
final class PlotTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"backpressure", "priority", "acknowledge", "groups"})
    void drawsAPicture(String sample) throws IOException {
        Path file = folder.resolve("plot.png");

        Outcome outcome = Outcome.of(sample, "--plot=" + file);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome).isEqualTo(Outcome.of(sample)); // drawing changes nothing else
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(1_000);
        int[] pixels = picture.getRGB(0, 0, 1_000, picture.getHeight(), null, 0, 1_000);
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(50);
        assertThat(Arrays.stream(pixels).filter(pixel -> pixel != 0xFFFFFFFF).count())
                .isGreaterThan(pixels.length / 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backpressure", "priority", "acknowledge", "groups"})
    void drawsADrawing(String sample) throws Exception {
        Path file = folder.resolve("plot.SVG");

        assertThat(Outcome.of(sample, "--plot=" + file).exitCode()).isZero();

        Element svg = parser().parse(file.toFile()).getDocumentElement();
        assertThat(svg.getLocalName()).isEqualTo("svg");
        assertThat(svg.getAttribute("width")).isEqualTo("1000");
        assertThat(svg.getElementsByTagName("path").getLength()).isGreaterThan(20);
        assertThat(svg.getElementsByTagName("text").getLength()).isPositive();
    }

    /** One that does not fetch the document type from its address. */
    private static DocumentBuilder parser() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder();
    }

    @Test
    void needsNoScreen() {
        assertThat(Outcome.of("priority", "--duration=1", "--plot=" + folder.resolve("plot.png"))
                        .exitCode())
                .isZero();

        assertThat(GraphicsEnvironment.isHeadless()).isTrue();
    }

    @Test
    void anotherFormatIsRefused() {
        assertThatIsRefused(folder.resolve("plot.jpg"), "must end in .png or .svg");
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatIsRefused(folder.resolve("nowhere/plot.png"), "there is no folder " + folder.resolve("nowhere"));
    }

    @Test
    void aFolderInPlaceOfAFileIsRefused() throws IOException {
        Path file = Files.createDirectory(folder.resolve("plot.png"));

        assertThatIsRefused(file, "is a folder; name a file");
    }

    @Test
    void aFileThatCannotBeWrittenEndsTheRunWithASentence() {
        Path file = Path.of("/proc/plot.png");
        assumeThat(file.getParent()).exists();

        Outcome outcome = Outcome.of("priority", "--duration=1", "--plot=" + file);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("priority: Cannot draw to " + file).hasLineCount(1);
    }

    private static void assertThatIsRefused(Path file, String why) {
        Outcome outcome = Outcome.of("priority", "--plot=" + file);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("--plot", why);
        assertThat(outcome.out()).isEmpty();
    }
}
