package dev.serai.hub.security;

import dev.serai.access.AccountReason;
import dev.serai.access.LoginBackoff;
import dev.serai.event.AccountEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.security.LoginStore.UnreportedFailures;
import dev.serai.hub.settings.TenantSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells the audit of failed logins without letting a stranger fill it: the first for an account at once, then one row a
 * window with how many there were. All names that no account has count as one.
 */
@Component("loginReports")
class LoginReports {

    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration KEPT = LoginBackoff.MEMORY.multipliedBy(2);
    private static final String UNKNOWN = "unknown";

    private final LoginStore store;
    private final Journal journal;
    private final TransactionOperations transaction;
    private final TenantSettings tenants;
    private final Clock clock;

    LoginReports(
            LoginStore store, Journal journal, TransactionOperations transaction, TenantSettings tenants, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.transaction = transaction;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** In the transaction that counts the failure. */
    void failed(String tenant, @Nullable UUID userId, String address) {
        Instant now = clock.instant();
        UnreportedFailures report = store.count(tenant, userId == null ? UNKNOWN : userId.toString());
        Instant last = report.reportedAt();
        if (last == null || !now.isBefore(last.plus(WINDOW))) {
            record(tenant, report, address, now);
        }
    }

    /** Whose data this hub keeps. */
    public List<String> tenants() {
        return tenants.tenants();
    }

    /** Tells of what came after the last row, and forgets what is old. */
    public void sweep() {
        for (String tenant : tenants.tenants()) {
            TenantContext.run(tenant, () -> transaction.executeWithoutResult(status -> sweep(tenant)));
        }
    }

    private void sweep(String tenant) {
        Instant now = clock.instant();
        store.due(tenant, now.minus(WINDOW)).forEach(report -> record(tenant, report, null, now));
        store.purge(tenant, now.minus(KEPT));
    }

    private void record(String tenant, UnreportedFailures report, @Nullable String address, Instant now) {
        journal.record(new JournalEntry(
                tenant,
                "anonymous",
                AccountReason.LOGIN_FAILED,
                new AccountEvent.SessionRefused(new Subject.User(report.subject()), report.pending(), address)));
        store.reported(tenant, report.subject(), now);
    }
}
