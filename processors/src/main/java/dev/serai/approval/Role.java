package dev.serai.approval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an account may do; each role includes those before it. */
public enum Role {
    VIEWER,
    OPERATOR,
    APPROVER,
    ADMIN;

    /** Whether this role includes {@code other}. */
    public boolean covers(Role other) {
        return compareTo(other) >= 0;
    }

    /** The role's name as stored and sent. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this name, or nothing: an unknown role grants nothing. */
    public static Optional<Role> of(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(wireName))
                .findFirst();
    }
}
