package dev.sluice.benchmarks.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

/** What the JVMs say to each other. */
class ConversationTest {
    @Test
    void anAnswerIsUnderstood() {
        Answer answer = new Answer(Answer.Kind.FIGURES, "rate=5.0 cpu=1.0");

        assertThat(Answer.isAnswer(answer.format())).isTrue();
        assertThat(Answer.parse(answer.format())).isEqualTo(answer);
    }

    @Test
    void anAnswerWithoutTextIsUnderstood() {
        assertThat(Answer.parse(new Answer(Answer.Kind.READY, "").format()))
                .isEqualTo(new Answer(Answer.Kind.READY, ""));
    }

    @Test
    void aReasonOfSeveralLinesIsOneAnswer() {
        assertThat(new Answer(Answer.Kind.FAILED, "lost\n one").format()).isEqualTo("@@ FAILED lost one");
    }

    @Test
    void whatContendersPrintIsNoAnswer() {
        assertThat(Answer.isAnswer("INFO broker started")).isFalse();
    }

    @Test
    void aCommandIsUnderstood() {
        Command command = new Command(Command.Kind.ROUND, Duration.ofMillis(1_500));

        assertThat(Command.parse(command.format())).isEqualTo(command);
        assertThat(Command.parse(Command.CLOSE.format())).isEqualTo(Command.CLOSE);
    }
}
