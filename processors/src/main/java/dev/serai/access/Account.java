package dev.serai.access;

import dev.serai.approval.Role;
import java.util.UUID;

/** One person's account. {@code passwordHash} is an encoded Argon2id hash. */
public record Account(
        UUID id,
        String tenant,
        String username,
        String passwordHash,
        Role role,
        boolean disabled,
        boolean mustChangePassword) {

    /** As the audit names this person. */
    public String actor() {
        return "user:" + username;
    }

    public boolean countsAsAdmin() {
        return role == Role.ADMIN && !disabled;
    }

    /** With another password, chosen by the person themselves or by an admin, who does not keep it. */
    public Account withPassword(String hash, boolean mustChange) {
        return new Account(id, tenant, username, hash, role, disabled, mustChange);
    }

    public Account with(Role newRole, boolean nowDisabled) {
        return new Account(id, tenant, username, passwordHash, newRole, nowDisabled, mustChangePassword);
    }

    @Override
    public String toString() {
        return "Account[" + id + ", " + username + ", " + role + "]";
    }
}
