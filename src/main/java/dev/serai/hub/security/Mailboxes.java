package dev.serai.hub.security;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Where people get mails: the address that an admin has given their account. */
@Component
public class Mailboxes {

    private final ContactStore store;
    private final Contacts contacts;

    Mailboxes(ContactStore store, Contacts contacts) {
        this.store = store;
        this.contacts = contacts;
    }

    /** By the name of the account; who has none, or is disabled, is left out. */
    public Map<String, String> of(String tenant, Collection<String> accounts) {
        Map<String, String> addresses = new HashMap<>();
        store.active(tenant, accounts).forEach((name, id) -> {
            if (contacts.of(tenant, id).get("email") instanceof String email) {
                addresses.put(name, email);
            }
        });
        return addresses;
    }
}
