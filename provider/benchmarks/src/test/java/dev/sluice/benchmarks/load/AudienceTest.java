package dev.sluice.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

/** What is noticed of messages that are lost, repeated, late or out of order. */
class AudienceTest {
    private static final int FIRST = 100;
    private static final int COUNT = 50;

    private final Audience shared = audience(2, false);
    private final Audience each = audience(2, true);

    private static Audience audience(int receivers, boolean eachGetsAll) {
        Audience audience = new Audience(receivers, 1, eachGetsAll);
        audience.begin(0, FIRST);
        return audience;
    }

    private static void arrive(Tally.Line line, int from, int to) {
        for (int number = from; number < to; number++) {
            line.arrived(0, number);
        }
    }

    private static Tally.Line line(Audience audience, int receiver) {
        return audience.tallies().get(receiver).newLine();
    }

    @Test
    void allIsWellWhenReceiversShareTheMessages() {
        arrive(line(shared, 0), FIRST, FIRST + 20);
        arrive(line(shared, 1), FIRST + 20, FIRST + COUNT);

        assertThat(shared.check(0, FIRST, COUNT)).isEmpty();
        assertThat(shared.fault()).isNull();
        assertThat(shared.consumed()).isEqualTo(COUNT);
        assertThat(shared.copies()).isEqualTo(1);
    }

    @Test
    void allIsWellWhenEachReceiverGetsAllMessages() {
        arrive(line(each, 0), FIRST, FIRST + COUNT);
        arrive(line(each, 1), FIRST, FIRST + COUNT);

        assertThat(each.check(0, FIRST, COUNT)).isEmpty();
        assertThat(each.copies()).isEqualTo(2);
    }

    @Test
    void aMessageThatEverybodyShouldGetIsConsumedWhenTheLastHasIt() {
        arrive(line(each, 0), FIRST, FIRST + 3);
        arrive(line(each, 1), FIRST, FIRST + 1);

        assertThat(each.consumed()).isEqualTo(1);
        assertThat(each.total()).isEqualTo(4);
    }

    @Test
    void aLostMessageIsNamed() {
        Tally.Line line = line(shared, 0);
        arrive(line, FIRST, FIRST + 7);
        arrive(line, FIRST + 8, FIRST + COUNT);

        assertThat(shared.check(0, FIRST, COUNT))
                .hasValueSatisfying(fault -> assertThat(fault).contains("first missing 107"));
    }

    @Test
    void aMessageThatOneOfAllHasNotGotIsLost() {
        arrive(line(each, 0), FIRST, FIRST + COUNT);
        arrive(line(each, 1), FIRST, FIRST + COUNT - 1);

        assertThat(each.check(0, FIRST, COUNT)).isPresent();
    }

    @Test
    void aMessageThatTwoHaveGotIsNoticed() {
        arrive(line(shared, 0), FIRST, FIRST + COUNT);
        arrive(line(shared, 1), FIRST + 10, FIRST + 12);

        assertThat(shared.check(0, FIRST, COUNT))
                .hasValueSatisfying(
                        fault -> assertThat(fault).contains("2 messages").contains("more than once"));
    }

    @Test
    void aMessageTooManyIsNoticed() {
        arrive(line(shared, 0), FIRST, FIRST + COUNT + 1);

        assertThat(shared.check(0, FIRST, COUNT)).isPresent();
    }

    @Test
    void aMessageThatComesTwiceToTheSameReceiverIsOutOfOrder() {
        Tally.Line line = line(shared, 0);
        line.arrived(0, 105);
        line.arrived(0, 105);

        assertThat(shared.fault()).contains("Message 105").contains("after message 105");
    }

    @Test
    void aMessageThatIsOvertakenIsOutOfOrder() {
        Tally.Line line = line(shared, 0);
        line.arrived(0, 105);
        line.arrived(0, 104);

        assertThat(shared.fault()).contains("Message 104").contains("after message 105");
    }

    @Test
    void consumersOfOneThreadNeedNotWaitForEachOther() {
        line(shared, 0).arrived(0, 105);
        line(shared, 0).arrived(0, 104);

        assertThat(shared.fault()).isNull();
    }

    @Test
    void aMessageOfTheRoundBeforeIsTooLate() {
        arrive(line(shared, 0), FIRST, FIRST + COUNT);
        shared.begin(0, FIRST + COUNT);

        line(shared, 1).arrived(0, FIRST + COUNT - 1);

        assertThat(shared.fault()).contains("a round too late");
    }

    @Test
    void sendersAreCountedApart() {
        Audience audience = new Audience(1, 2, false);
        audience.begin(0, 0);
        audience.begin(1, 0);
        Tally.Line line = audience.tallies().get(0).newLine();
        for (int source : List.of(1, 0, 0, 1, 1)) {
            line.arrived(
                    source, source == 0 ? audience.tallies().get(0).numbers(0).size() : next(audience));
        }

        assertThat(audience.fault()).isNull();
        assertThat(audience.check(0, 0, 2)).isEmpty();
        assertThat(audience.check(1, 0, 3)).isEmpty();
    }

    private static long next(Audience audience) {
        return audience.tallies().get(0).numbers(1).size();
    }
}
