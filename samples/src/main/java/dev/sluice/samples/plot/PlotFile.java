package dev.sluice.samples.plot;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.DOMImplementation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A file that a figure is drawn to; the end of its name says in which format.
 *
 * @param path where it is
 * @param format how it is written
 */
public record PlotFile(Path path, Format format) {
    private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

    static {
        // Charts need no screen; the toolkit must not look for one. It asks when it is first used.
        System.setProperty("java.awt.headless", "true");
    }

    /** The formats there are. */
    public enum Format {
        /** A picture of points. */
        PNG {
            @Override
            void write(Figure figure, OutputStream out) throws IOException {
                Dimension size = figure.size();
                BufferedImage image = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
                Graphics2D canvas = image.createGraphics();
                figure.draw(canvas);
                canvas.dispose();
                ImageIO.write(image, "png", out);
            }
        },
        /** A drawing, sharp at any size. */
        SVG {
            @Override
            void write(Figure figure, OutputStream out) throws IOException {
                SVGGraphics2D canvas = new SVGGraphics2D(dom().createDocument(SVG_NAMESPACE, "svg", null));
                canvas.setSVGCanvasSize(figure.size());
                figure.draw(canvas);
                Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                canvas.stream(text, true);
                text.flush();
            }
        };

        abstract void write(Figure figure, OutputStream out) throws IOException;

        private static DOMImplementation dom() {
            try {
                return DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation();
            } catch (ParserConfigurationException e) {
                throw new IllegalStateException("This Java cannot make XML documents.", e);
            }
        }
    }

    /**
     * Draws a figure to the file.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void draw(Figure figure) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            format.write(figure, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot draw to " + path + "; choose another file. " + e, e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** Lets picocli read it. */
    public static final class Converter implements ITypeConverter<PlotFile> {
        @Override
        public PlotFile convert(String text) {
            Path path = path(text);
            Path folder = path.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new TypeConversionException("there is no folder " + folder + "; make it first");
            }
            if (Files.isDirectory(path)) {
                throw new TypeConversionException("'" + text + "' is a folder; name a file");
            }
            return new PlotFile(path, format(text));
        }

        private static Path path(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException("'" + text + "' is no name of a file: " + e.getReason());
            }
        }

        private static Format format(String text) {
            String name = text.toLowerCase(Locale.ROOT);
            for (Format format : Format.values()) {
                if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                    return format;
                }
            }
            throw new TypeConversionException("'" + text + "' must end in .png or .svg");
        }
    }
}
