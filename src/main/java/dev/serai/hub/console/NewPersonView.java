package dev.serai.hub.console;

import dev.serai.approval.Role;

/**
 * The form for a new account, with what was written into it.
 *
 * @param refused why there is no such account yet; empty before it is sent
 */
public record NewPersonView(String refused, String username, Role role, PersonView.ReachedAt reachedAt) {}
