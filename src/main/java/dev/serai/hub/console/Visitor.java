package dev.serai.hub.console;

import dev.serai.access.Account;

/**
 * Who looks at a page.
 *
 * @param formToken what each form of the page brings back
 */
public record Visitor(Account account, String formToken) {

    @Override
    public String toString() {
        return "Visitor[" + account.username() + "]";
    }
}
