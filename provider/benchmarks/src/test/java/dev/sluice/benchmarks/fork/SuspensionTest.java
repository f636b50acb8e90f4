package dev.sluice.benchmarks.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A process that is kept from running, and one that has ended. */
@DisabledOnOs(OS.WINDOWS)
class SuspensionTest {
    private Process echo;
    private Writer said;
    private BufferedReader heard;
    private Suspension suspension;

    @BeforeEach
    void start() throws IOException {
        echo = new ProcessBuilder("cat").start();
        said = echo.outputWriter();
        heard = echo.inputReader();
        suspension = new Suspension(echo);
    }

    @AfterEach
    void end() {
        echo.destroyForcibly();
    }

    private void say(String line) throws IOException {
        said.write(line + "\n");
        said.flush();
    }

    @Test
    void keepsAProcessFromRunningUntilItEnds() throws Exception {
        say("before");
        assertThat(heard.readLine()).isEqualTo("before");

        suspension.begin();
        say("meanwhile");
        await().during(Duration.ofMillis(200)).until(() -> !heard.ready());
        suspension.end();

        assertThat(heard.readLine()).isEqualTo("meanwhile");
    }

    @Test
    void isOfNoConsequenceForAProcessThatHasEnded() throws Exception {
        said.close();
        assertThat(echo.waitFor()).isZero();

        suspension.begin();
        suspension.end();

        assertThat(echo.isAlive()).isFalse();
    }
}
