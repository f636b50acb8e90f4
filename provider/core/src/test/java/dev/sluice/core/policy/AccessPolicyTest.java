package dev.sluice.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressKind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.AccessPolicy.Operation;

class AccessPolicyTest {
    private static final AccessPolicy POLICY = AccessPolicy.OPEN
            .withUser("anna", "a")
            .withUser("ben", "b")
            .permitting("anna", "orders.*", Operation.SEND, Operation.RECEIVE)
            .permitting("anna", "log.>", Operation.SEND);

    private static boolean permits(AccessPolicy policy, @Nullable String user, Operation operation, String queue) {
        try {
            policy.check(user, operation, Address.queue(queue));
            return true;
        } catch (BrokerException e) {
            assertThat(e.error()).isEqualTo(BrokerError.NOT_AUTHORIZED);
            return false;
        }
    }

    @Test
    void anOpenPolicyAsksForNothing() {
        assertThatCode(() -> AccessPolicy.OPEN.authenticate(null, null)).doesNotThrowAnyException();
        assertThatCode(() -> AccessPolicy.OPEN.authenticate("who", "ever")).doesNotThrowAnyException();
        assertThat(permits(AccessPolicy.OPEN, null, Operation.SEND, "any")).isTrue();
    }

    @Test
    void usersWithoutPermissionsMayDoEverything() {
        assertThat(permits(AccessPolicy.OPEN.withUser("anna", "a"), "anna", Operation.RECEIVE, "any"))
                .isTrue();
    }

    @Test
    void whoIsNotKnownIsRefusedWithoutSayingWhich() {
        for (String[] wrong : new String[][] {{"anna", "b"}, {"carl", "a"}}) {
            assertThatThrownBy(() -> POLICY.authenticate(wrong[0], wrong[1]))
                    .isInstanceOfSatisfying(
                            BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.NOT_AUTHENTICATED))
                    .hasMessage("User '" + wrong[0] + "' is unknown, or the password is wrong.");
        }
        assertThatThrownBy(() -> POLICY.authenticate("anna", null)).isInstanceOf(BrokerException.class);
        assertThatThrownBy(() -> POLICY.authenticate(null, null)).hasMessageContaining("asks for a user name");
        assertThatCode(() -> POLICY.authenticate("anna", "a")).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "anna, SEND, orders.eu, true",
        "anna, RECEIVE, orders.eu, true",
        "anna, SEND, orders, false",
        "anna, SEND, orders.eu.books, false",
        "anna, SEND, log.a.b, true",
        "anna, RECEIVE, log.a.b, false",
        "ben, SEND, orders.eu, false",
        "anna, RECEIVE, orders.*, true",
        "anna, RECEIVE, orders.>, false",
        "anna, RECEIVE, *.eu, false",
        "anna, SEND, 'orders.eu,log.a', true",
        "anna, SEND, 'orders.eu,other', false",
    })
    void permissionsDecide(String user, Operation operation, String queue, boolean permitted) {
        assertThat(permits(POLICY, user, operation, queue)).isEqualTo(permitted);
    }

    @Test
    void aRefusalSaysWhoAndWhat() {
        assertThatThrownBy(() -> POLICY.check("ben", Operation.RECEIVE, Address.topic("news")))
                .hasMessage("User 'ben' may not receive from topic 'news'.");
    }

    @Test
    void temporaryDestinationsNeedNoPermission() {
        assertThatCode(() -> POLICY.check("ben", Operation.SEND, Address.temporary(AddressKind.QUEUE, "t")))
                .doesNotThrowAnyException();
    }

    @Test
    void usersAreDeclaredBeforeTheirPermissions() {
        assertThatThrownBy(() -> AccessPolicy.OPEN.permitting("carl", "a", Operation.SEND))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.CONFIGURATION))
                .hasMessageContaining("declare users before permissions");
    }
}
