package dev.serai.approval;

import java.util.UUID;

/**
 * An account as it is at the moment of a decision.
 *
 * @param userId its id
 * @param username its name
 * @param role what it may do
 * @param disabled whether it is switched off
 */
public record Decider(UUID userId, String username, Role role, boolean disabled) {

    /** Whether this account may still count towards an approval that asks for {@code needed}. */
    public boolean holds(Role needed) {
        return !disabled && role.covers(needed);
    }

    /** How the account is named as an actor. */
    public String actor() {
        return "user:" + username;
    }
}
