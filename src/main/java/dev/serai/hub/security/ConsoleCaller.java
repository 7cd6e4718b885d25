package dev.serai.hub.security;

import dev.serai.access.Account;
import java.util.UUID;

/** Who asks for a page of the console, as a request attribute: the account, and the session of the browser's cookie. */
record ConsoleCaller(Account account, UUID session, byte[] formSecret) {

    static final String ATTRIBUTE = ConsoleCaller.class.getName();

    @Override
    public String toString() {
        return "ConsoleCaller[" + session + "]";
    }
}
