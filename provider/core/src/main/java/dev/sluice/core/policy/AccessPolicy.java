package dev.sluice.core.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressPattern;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * Who may connect, and do what. Open to everybody unless users are named; users may do everything unless permissions are
 * given; after that, only what is permitted.
 *
 * <p>Immutable.
 */
public final class AccessPolicy {
    /** Everybody may do everything. */
    public static final AccessPolicy OPEN = new AccessPolicy(Map.of(), List.of());

    private final Map<String, String> passwords;
    private final List<Permission> permissions;

    /** What may be done with a destination. */
    public enum Operation {
        /** Send messages to it. */
        SEND,
        /** Receive its messages or browse them; subscribe and unsubscribe. */
        RECEIVE
    }

    private record Permission(String user, AddressPattern destinations, Set<Operation> operations) {}

    private AccessPolicy(Map<String, String> passwords, List<Permission> permissions) {
        this.passwords = passwords;
        this.permissions = permissions;
    }

    /** Returns a policy with one more user. */
    public AccessPolicy withUser(String name, String password) {
        Map<String, String> more = new LinkedHashMap<>(passwords);
        more.put(name, password);
        return new AccessPolicy(Map.copyOf(more), permissions);
    }

    /**
     * Returns a policy that permits one more thing.
     *
     * @param user a user of this policy
     * @param destinations pattern of the names of queues and topics
     * @param operation what is permitted
     * @param others what else is
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if there is no such user
     */
    public AccessPolicy permitting(String user, String destinations, Operation operation, Operation... others) {
        if (!passwords.containsKey(user)) {
            throw new BrokerException(
                    BrokerError.CONFIGURATION, "No user '" + user + "' is declared; declare users before permissions.");
        }
        List<Permission> more = new ArrayList<>(permissions);
        more.add(new Permission(user, AddressPattern.of(destinations), EnumSet.of(operation, others)));
        return new AccessPolicy(passwords, List.copyOf(more));
    }

    /**
     * Lets a user connect.
     *
     * @throws BrokerException {@link BrokerError#NOT_AUTHENTICATED} if user or password are wrong
     */
    public void authenticate(@Nullable String user, @Nullable String password) {
        if (passwords.isEmpty()) {
            return;
        }
        String expected = user == null ? null : passwords.get(user);
        if (expected == null || password == null || !MessageDigest.isEqual(bytes(expected), bytes(password))) {
            throw new BrokerException(
                    BrokerError.NOT_AUTHENTICATED,
                    user == null
                            ? "This broker asks for a user name and password."
                            : "User '" + user + "' is unknown, or the password is wrong.");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Lets a user do something.
     *
     * @throws BrokerException {@link BrokerError#NOT_AUTHORIZED} if it is not permitted
     */
    public void check(@Nullable String user, Operation operation, Address address) {
        if (permissions.isEmpty() || address.isTemporary()) {
            return;
        }
        for (Address part : address.parts()) {
            // Who asks for a pattern must be permitted all that it may reach.
            AddressPattern asked = AddressPattern.of(part.name());
            boolean permitted = permissions.stream()
                    .anyMatch(p ->
                            p.user.equals(user) && p.operations.contains(operation) && p.destinations.includes(asked));
            if (!permitted) {
                String verb = operation == Operation.SEND ? "send to " : "receive from ";
                throw new BrokerException(
                        BrokerError.NOT_AUTHORIZED, "User '" + user + "' may not " + verb + part + ".");
            }
        }
    }
}
