package dev.serai.hub.console;

import dev.serai.access.Account;

/**
 * Who looks at a page.
 *
 * @param formToken what each form of the page brings back; empty for a page that is open and fetches itself, which has one
 */
public record Visitor(Account account, String formToken) {

    /** Whether this is a page that is open, and not somebody who comes to it. */
    boolean isFollowing() {
        return formToken.isEmpty();
    }

    @Override
    public String toString() {
        return "Visitor[" + account.username() + "]";
    }
}
