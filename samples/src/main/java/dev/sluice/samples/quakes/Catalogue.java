package dev.sluice.samples.quakes;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads seismic events from a CSV file. Whatever is wrong with the file is said in the message of an IOException. */
final class Catalogue {
    /** The file that comes with the sample. */
    static final String BUILT_IN = "earthquakes.csv";

    private static final List<String> COLUMNS =
            List.of("id", "time", "magnitude", "type", "network", "region", "place", "depth_km");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    /** What can be a level of a topic's name. */
    private static final Pattern NETWORK = Pattern.compile("[\\w-]+");

    private static final String UNKNOWN = "unknown";

    private Catalogue() {}

    /**
     * Reads a file.
     *
     * @param file the file, or null for the one that comes with the sample
     * @return its events, earliest first
     */
    static List<Quake> read(@Nullable Path file) throws IOException {
        try (Reader reader = file == null ? openBuiltIn() : Files.newBufferedReader(file)) {
            return read(reader);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file.", e);
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not text in UTF-8.", e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e.getMessage(), e);
        }
    }

    private static IOException unreadable(@Nullable Path file, @Nullable String why, Exception cause) {
        return new IOException("Cannot read " + (file == null ? BUILT_IN : file) + ": " + why, cause);
    }

    private static Reader openBuiltIn() {
        InputStream found = Objects.requireNonNull(Catalogue.class.getResourceAsStream(BUILT_IN), BUILT_IN);
        return new InputStreamReader(found, StandardCharsets.UTF_8);
    }

    private static List<Quake> read(Reader reader) throws IOException {
        List<Quake> quakes = new ArrayList<>();
        try (CSVParser parser = FORMAT.parse(reader)) {
            ensureColumns(parser.getHeaderNames());
            for (CSVRecord each : parser) {
                quakes.add(quake(each));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (quakes.isEmpty()) {
            throw new IOException("it has no events.");
        }
        quakes.sort(Comparator.comparing(Quake::time));
        return quakes;
    }

    private static void ensureColumns(List<String> present) throws IOException {
        List<String> missing = new ArrayList<>(COLUMNS);
        missing.removeAll(present);
        if (!missing.isEmpty()) {
            throw new IOException("it lacks the column " + String.join(", ", missing) + ".");
        }
    }

    private static Quake quake(CSVRecord from) throws IOException {
        try {
            if (!from.isConsistent()) {
                throw new IllegalArgumentException("it has " + from.size() + " values, which is not one per column");
            }
            return new Quake(
                    from.get("id"),
                    Instant.parse(from.get("time")),
                    from.get("type"),
                    network(from.get("network")),
                    orUnknown(from.get("region")),
                    orUnknown(from.get("place")),
                    number(from.get("magnitude")),
                    number(from.get("depth_km")));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new IOException("event " + from.getRecordNumber() + ": " + e.getMessage() + ".", e);
        }
    }

    private static String network(String text) {
        String network = orUnknown(text);
        if (!NETWORK.matcher(network).matches()) {
            throw new IllegalArgumentException("network '" + network + "' cannot be part of a topic's name");
        }
        return network;
    }

    private static String orUnknown(String text) {
        return text.isEmpty() ? UNKNOWN : text;
    }

    private static @Nullable Double number(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("'" + text + "' is not a number");
    }
}
