package dev.serai.approval;

import dev.serai.wire.WireName;
import java.util.Optional;

/** What an account may do; each role includes those before it. */
public enum Role implements WireName {
    VIEWER,
    OPERATOR,
    APPROVER,
    ADMIN;

    /** Whether this role includes {@code other}. */
    public boolean covers(Role other) {
        return compareTo(other) >= 0;
    }

    /** The role of this name, if there is one. */
    public static Optional<Role> find(String wire) {
        return WireName.find(Role.class, wire);
    }

    /** @throws IllegalArgumentException for anything but a wire name */
    public static Role of(String wire) {
        return WireName.of(Role.class, wire);
    }
}
