package dev.sluice.jms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * A file of options, one a line, in the format of {@link Properties} and in UTF-8. Remembers in which line each of them
 * stands.
 */
final class OptionFile {
    private static final String CLASS_PATH = "classpath:";
    private static final String FILE = "file:";

    private final String name;
    private final Map<String, OptionText> options = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private OptionFile(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @param location {@code classpath:NAME} or {@code file:PATH}
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if there is no such file, or it is malformed
     */
    static List<OptionText> read(String location) {
        if (location.startsWith(CLASS_PATH)) {
            return readResource(location, location.substring(CLASS_PATH.length()));
        }
        if (location.startsWith(FILE)) {
            return read(path(location));
        }
        throw refused("Option '" + BrokerOptions.CONFIG + "' cannot be '" + location + "': it takes "
                + BrokerOptions.CONFIG.legalWords());
    }

    /**
     * Reads a file.
     *
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if there is no such file, or it is malformed
     */
    static List<OptionText> read(Path path) {
        try {
            return new OptionFile(path.toString()).parse(Files.readAllLines(path));
        } catch (IOException e) {
            throw unreadable(path.toString(), e.toString(), e);
        }
    }

    private static Path path(String location) {
        String rest = location.substring(FILE.length());
        try {
            return rest.startsWith("//") ? Path.of(URI.create(location)) : Path.of(rest);
        } catch (IllegalArgumentException e) {
            throw unreadable(location, "it is not the path of a file", e);
        }
    }

    private static List<OptionText> readResource(String location, String path) {
        String resource = path.startsWith("/") ? path.substring(1) : path;
        try (InputStream in = open(resource)) {
            if (in == null) {
                throw unreadable(location, "there is no such resource on the class path", null);
            }
            return new OptionFile(location)
                    .parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .lines()
                            .toList());
        } catch (IOException e) {
            throw unreadable(location, e.toString(), e);
        }
    }

    private static @Nullable InputStream open(String resource) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        InputStream found = context == null ? null : context.getResourceAsStream(resource);
        return found != null ? found : OptionFile.class.getClassLoader().getResourceAsStream(resource);
    }

    private List<OptionText> parse(List<String> text) throws IOException {
        StringBuilder option = new StringBuilder();
        int first = 0;
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i);
            if (option.isEmpty()) {
                if (saysNothing(line)) {
                    continue;
                }
                first = i + 1;
            }
            option.append(line).append('\n');
            if (!continues(line)) {
                add(option.toString(), first);
                option.setLength(0);
            }
        }
        if (!option.isEmpty()) {
            add(option.toString(), first);
        }
        return new ArrayList<>(options.values());
    }

    private static boolean saysNothing(String line) {
        String stripped = line.stripLeading();
        return stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith("!");
    }

    /** Whether the line ends with a backslash that does not stand for itself. */
    private static boolean continues(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }

    private void add(String text, int line) throws IOException {
        String place = name + ", line " + line;
        Properties single = new Properties();
        try {
            single.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            // The only thing that is malformed to properties.
            throw refused(place + ": A \\u is not followed by four hexadecimal digits");
        }
        for (String key : single.stringPropertyNames()) {
            Integer before = lines.putIfAbsent(key, line);
            if (before != null) {
                throw refused(
                        place + ": Option '" + key + "' is given twice; it stands in line " + before + " already");
            }
            options.put(key, new OptionText(key, single.getProperty(key), place));
        }
    }

    private static BrokerException unreadable(String file, String why, @Nullable Exception cause) {
        return new BrokerException(
                BrokerError.CONFIGURATION,
                "Cannot read options from " + file + ": " + why + ". Nothing was started.",
                cause);
    }

    private static BrokerException refused(String why) {
        return new BrokerException(BrokerError.CONFIGURATION, why + ". Nothing was started.");
    }
}
