package dev.serai.hub.console;

import dev.serai.approval.Role;

/**
 * The form for a new account, with what was written into it.
 *
 * @param refused why there is no such account yet; empty before it is sent
 * @param asksPassword whether who makes it has to say their own password once more
 */
public record NewPersonView(
        String refused, boolean asksPassword, String username, Role role, PersonView.ReachedAt reachedAt) {}
