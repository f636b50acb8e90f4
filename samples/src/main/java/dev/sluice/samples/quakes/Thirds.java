package dev.sluice.samples.quakes;

import java.util.List;

/**
 * The three parts of a replay: the archive is away during the second.
 *
 * @param first the events before it goes
 * @param second the events without it
 * @param last the events after it has come back
 */
record Thirds(List<Quake> first, List<Quake> second, List<Quake> last) {
    static Thirds of(List<Quake> quakes) {
        int goes = quakes.size() / 3;
        int returns = quakes.size() * 2 / 3;
        return new Thirds(
                quakes.subList(0, goes), quakes.subList(goes, returns), quakes.subList(returns, quakes.size()));
    }
}
