package dev.sluice.core.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.sluice.core.address.Address;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Origin;

final class BalancerTest {
    private static final Envelope MESSAGE = Envelope.from(new Origin("test", "connection", null), Address.queue("q"))
            .build();

    private record Fake(long number, String name, int weight, int setAside, int inFlight) implements Member {
        static Member weighing(long number, int weight) {
            return new Fake(number, "m" + number, weight, 0, 0);
        }

        static Member loaded(long number, int setAside, int inFlight) {
            return new Fake(number, "m" + number, 1, setAside, inFlight);
        }
    }

    /** A balancer of an application's. */
    public static final class Last implements Balancer {
        /** Creates one. */
        public Last() {}

        @Override
        public Member choose(Envelope message, List<Member> candidates) {
            return candidates.get(candidates.size() - 1);
        }
    }

    private static Map<String, Integer> shares(Balancer balancer, int messages, Member... members) {
        Map<String, Integer> shares = new TreeMap<>();
        for (int i = 0; i < messages; i++) {
            shares.merge(balancer.choose(MESSAGE, List.of(members)).name(), 1, Integer::sum);
        }
        return shares;
    }

    @Test
    void inTurnSharesDifferByAtMostOne() {
        assertThat(shares(new RoundRobin(), 100, Fake.weighing(1, 1), Fake.weighing(2, 1), Fake.weighing(3, 1)))
                .containsExactly(Map.entry("m1", 34), Map.entry("m2", 33), Map.entry("m3", 33));
    }

    @Test
    void inTurnWhoIsNotReadyIsPassedOverAndTheTurnGoesOn() {
        RoundRobin balancer = new RoundRobin();
        Member first = Fake.weighing(1, 1);
        Member second = Fake.weighing(2, 1);
        Member third = Fake.weighing(3, 1);

        assertThat(balancer.choose(MESSAGE, List.of(first, second, third))).isSameAs(first);
        assertThat(balancer.choose(MESSAGE, List.of(first, third))).isSameAs(third);
        assertThat(balancer.choose(MESSAGE, List.of(second))).isSameAs(second);
        assertThat(balancer.choose(MESSAGE, List.of(first, second, third))).isSameAs(third);
    }

    @Test
    void byWeightSharesAreExactInEachRound() {
        Weighted balancer = new Weighted();
        for (int round = 0; round < 10; round++) {
            assertThat(shares(balancer, 8, Fake.weighing(1, 1), Fake.weighing(2, 2), Fake.weighing(3, 5)))
                    .containsExactly(Map.entry("m1", 1), Map.entry("m2", 2), Map.entry("m3", 5));
        }
    }

    @Test
    void byWeightTurnsAreSpreadOut() {
        Weighted balancer = new Weighted();
        List<Member> members = List.of(Fake.weighing(1, 5), Fake.weighing(2, 1));
        int sinceSecond = 0;
        for (int i = 0; i < 600; i++) {
            sinceSecond = balancer.choose(MESSAGE, members).number() == 2 ? 0 : sinceSecond + 1;
            assertThat(sinceSecond).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void whoHasLeftHasEarnedNothingWhenItComesBack() {
        Weighted balancer = new Weighted();
        Member first = Fake.weighing(1, 1);
        Member second = Fake.weighing(2, 1);
        balancer.choose(MESSAGE, List.of(first, second));

        balancer.left(first);
        balancer.left(second);

        assertThat(balancer.choose(MESSAGE, List.of(first, second))).isSameAs(first);
    }

    @Test
    void theLeastLoadedCountsWhatIsSetAsideAsWell() {
        LeastLoaded balancer = new LeastLoaded();

        assertThat(balancer.choose(MESSAGE, List.of(Fake.loaded(1, 2, 0), Fake.loaded(2, 0, 1), Fake.loaded(3, 1, 1)))
                        .number())
                .isEqualTo(2);
    }

    @Test
    void ofThoseEquallyLoadedTheTurnDecides() {
        assertThat(shares(new LeastLoaded(), 9, Fake.loaded(1, 0, 1), Fake.loaded(2, 0, 1), Fake.loaded(3, 0, 1)))
                .containsExactly(Map.entry("m1", 3), Map.entry("m2", 3), Map.entry("m3", 3));
    }

    @Test
    void aNameInAnyFormNamesABalancing() {
        assertThat(Balancing.named()).allSatisfy(balancing -> assertThat(Balancing.parse(
                        " " + balancing.toString().toLowerCase(Locale.ROOT).replace('_', '-')))
                .isSameAs(balancing));
    }

    @Test
    void theNameOfAClassMakesABalancerForEachQueue() {
        Balancing own = Balancing.parse(Last.class.getName());

        assertThat(own.kind()).isEqualTo(Balancing.Kind.FOREIGN);
        assertThat(own.newBalancer()).isInstanceOf(Last.class).isNotSameAs(own.newBalancer());
        assertThat(own).hasToString(Last.class.getName());
    }

    @Test
    void aClassThatIsNoBalancerOrCannotBeMadeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Balancing.parse("round"));
        assertThatIllegalArgumentException().isThrownBy(() -> Balancing.parse("java.lang.String"));
        assertThatIllegalArgumentException().isThrownBy(() -> Balancing.parse(Fake.class.getName()));
        assertThatIllegalArgumentException().isThrownBy(() -> Balancing.parse(Weighted.class.getName()));
    }
}
