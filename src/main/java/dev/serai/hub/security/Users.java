package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.approval.Role;
import dev.serai.event.AccountEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.db.Ids;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Manages accounts and their channel identities. The last acting admin stays one. */
@Component
@Transactional
class Users {

    private final AccountStore accounts;
    private final SessionStore sessions;
    private final ConsoleSessions console;
    private final Contacts contacts;
    private final Journal journal;
    private final Clock clock;

    Users(
            AccountStore accounts,
            SessionStore sessions,
            ConsoleSessions console,
            Contacts contacts,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.console = console;
        this.sessions = sessions;
        this.contacts = contacts;
        this.journal = journal;
        this.clock = clock;
    }

    /** How to reach the person: null leaves as it is, empty removes. */
    record Contact(@Nullable String email, @Nullable String phone) {
        @Override
        public String toString() {
            return "Contact[not shown]";
        }
    }

    /** The new account's first password is known to who created it, so it must be changed. */
    UUID create(Account admin, String username, String passwordHash, Role role, Contact contact) {
        Account account = new Account(Ids.next(), admin.tenant(), username, passwordHash, role, false, true);
        if (!accounts.insert(account)) {
            throw new Problem(409, "name-taken", "Name taken", "An account of this name exists.");
        }
        contacts.set(account.tenant(), account.id(), contact.email(), contact.phone());
        record(admin, new AccountEvent.Created(new Subject.User(account.id()), username, role));
        return account.id();
    }

    /** Changes what is not null. */
    void change(
            Account admin,
            UUID id,
            @Nullable Role role,
            @Nullable Boolean disabled,
            @Nullable String passwordHash,
            Contact contact) {
        List<Account> locked = accounts.lockWithAdmins(admin.tenant(), id);
        Account before = find(locked, id);
        Account after =
                before.with(role == null ? before.role() : role, disabled == null ? before.disabled() : disabled);
        if (before.countsAsAdmin()
                && !after.countsAsAdmin()
                && locked.stream().filter(Account::countsAsAdmin).count() == 1) {
            throw new Problem(409, "last-admin", "Last admin", "The last acting admin stays one.");
        }
        accounts.update(passwordHash == null ? after : after.withPassword(passwordHash, true));
        contacts.set(after.tenant(), id, contact.email(), contact.phone());
        if (after.disabled() || passwordHash != null) {
            sessions.revokeAll(after, clock.instant());
        } else if (after.role() != before.role()) {
            console.endAll(after, SessionEnd.ROLE_CHANGED);
        }
        record(
                admin,
                new AccountEvent.Changed(
                        new Subject.User(id),
                        after.role(),
                        after.disabled(),
                        passwordHash != null,
                        contact.email() != null,
                        contact.phone() != null));
    }

    /** Maps an identity to the account, or removes the mapping. */
    void identity(Account admin, UUID id, String channel, @Nullable String externalId) {
        Account account = find(accounts.lockWithAdmins(admin.tenant(), id), id);
        try {
            if (externalId == null) {
                accounts.removeIdentity(account, channel);
            } else {
                accounts.setIdentity(account, channel, externalId);
            }
        } catch (DuplicateKeyException e) {
            throw new Problem(
                    409, "identity-taken", "Identity taken", "Another account has this identity in the channel.");
        }
        Subject.User subject = new Subject.User(id);
        record(
                admin,
                externalId == null
                        ? new AccountEvent.IdentityRemoved(subject, channel)
                        : new AccountEvent.IdentitySet(subject, channel, externalId));
    }

    private static Account find(List<Account> locked, UUID id) {
        return locked.stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem(404, "not-found", "Not found", "There is no such account."));
    }

    private void record(Account admin, AccountEvent event) {
        journal.record(new JournalEntry(admin.tenant(), admin.actor(), event));
    }
}
