package dev.sluice.core.admin;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps what is said in a log during a test, and shows it to nobody else. */
public final class LogCapture implements BeforeEachCallback, AfterEachCallback {
    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler keeper = new Handler() {
        @Override
        public void publish(LogRecord line) {
            records.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Captures the log of this name. */
    public LogCapture(String name) {
        this.logger = Logger.getLogger(name);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(keeper);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger.removeHandler(keeper);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    /** Returns what was said so far. */
    public List<String> lines() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    /** Returns how urgent each line was. */
    public List<Level> levels() {
        return records.stream().map(LogRecord::getLevel).toList();
    }
}
