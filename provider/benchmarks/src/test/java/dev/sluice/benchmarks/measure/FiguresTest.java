package dev.sluice.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void whatIsWrittenCanBeRead() {
        Figures figures = new Figures()
                .with(Figure.RATE, 2_500_000.25)
                .with(Figure.P999, 12.5)
                .with(Figure.HEAP, -3);

        Figures read = Figures.parse(figures.format());

        assertThat(read.values()).isEqualTo(figures.values());
    }

    @Test
    void costsAddUp() {
        Figures figures =
                new Figures().with(Figure.CPU, 1.5).plus(Figure.CPU, 2).plus(Figure.ALLOCATED, 3);

        assertThat(figures.values()).containsEntry(Figure.CPU, 3.5).containsEntry(Figure.ALLOCATED, 3.0);
    }

    @Test
    void whatIsNoFigureIsRefused() {
        assertThatThrownBy(() -> Figures.parse("speed=3")).hasMessageContaining("'speed'");
        assertThatThrownBy(() -> Figures.parse("hello")).hasMessageContaining("'hello'");
    }

    @Test
    void everyFigureIsFoundByItsName() {
        assertThat(Figure.values())
                .allSatisfy(figure -> assertThat(Figure.of(figure.id())).isEqualTo(figure));
    }
}
