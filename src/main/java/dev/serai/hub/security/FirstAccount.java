package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.access.AccountReason;
import dev.serai.approval.Role;
import dev.serai.event.AccountEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.db.Tenants;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.settings.AdminSettings;
import dev.serai.hub.settings.TenantSettings;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the account {@code admin} in each tenant that has none at all. */
@Component
class FirstAccount implements SmartInitializingSingleton {

    private static final String NAME = "admin";

    private final AdminSettings settings;
    private final TenantSettings tenants;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final Journal journal;
    private final TransactionOperations transaction;

    FirstAccount(
            AdminSettings settings,
            TenantSettings tenants,
            AccountStore accounts,
            Passwords passwords,
            Journal journal,
            TransactionOperations transaction) {
        this.settings = settings;
        this.tenants = tenants;
        this.accounts = accounts;
        this.passwords = passwords;
        this.journal = journal;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        tenants.tenants().forEach(tenant -> TenantContext.run(tenant, () -> makeIn(tenant)));
    }

    private void makeIn(String tenant) {
        if (!accounts.hasAny(tenant)) {
            String password = settings.password();
            if (password == null || password.isBlank()) {
                throw new IllegalStateException(
                        "serai.admin.password is missing: it is the first password of the account admin");
            }
            // One password for several accounts: only the default tenant's may keep it.
            boolean mustChange = settings.mustChange() || !tenant.equals(Tenants.DEFAULT);
            Account admin = new Account(Ids.next(), tenant, NAME, hash(password), Role.ADMIN, false, mustChange);
            transaction.executeWithoutResult(status -> insert(admin));
        }
    }

    private String hash(String password) {
        try {
            return passwords.hash(password);
        } catch (dev.serai.hub.http.Problem refused) {
            throw new IllegalStateException("serai.admin.password: " + refused.detail(), refused);
        }
    }

    private void insert(Account admin) {
        // Another instance may have been first.
        if (accounts.insert(admin)) {
            journal.record(new JournalEntry(
                    admin.tenant(),
                    "system",
                    AccountReason.FIRST_ACCOUNT,
                    new AccountEvent.Created(new Subject.User(admin.id()), NAME, Role.ADMIN)));
        }
    }
}
