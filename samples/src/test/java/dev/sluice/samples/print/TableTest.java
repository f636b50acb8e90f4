package dev.sluice.samples.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void textsStandToTheLeftAndNumbersToTheRight() {
        Table table = new Table("Who", "Count", "Remark");
        table.row("a", 7, "x").row("longer", 123_456, "").row("b", "?", "y");

        StringWriter printed = new StringWriter();
        table.print(new PrintWriter(printed));

        assertThat(printed.toString().lines())
                .containsExactly(
                        "Who      Count  Remark", //
                        "a            7  x",
                        "longer  123456",
                        "b            ?  y");
    }
}
