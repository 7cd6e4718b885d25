package dev.serai.approval;

import java.util.Optional;
import java.util.UUID;

/**
 * An account as it is at the moment of a decision.
 *
 * @param userId its id
 * @param username its name
 * @param role its role by name; an unknown one grants nothing
 * @param disabled whether it is switched off
 */
public record Decider(UUID userId, String username, String role, boolean disabled) {

    /** Whether this account may still count towards an approval that asks for {@code needed}. */
    public boolean holds(Role needed) {
        Optional<Role> held = Role.of(role);
        return !disabled && held.isPresent() && held.get().covers(needed);
    }

    /** How the account is named as an actor. */
    public String actor() {
        return "user:" + username;
    }
}
