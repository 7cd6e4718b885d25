package dev.serai.hub.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.serai.access.LoginAttempts;
import dev.serai.access.LoginBackoff;
import dev.serai.access.LoginVerdict;
import dev.serai.hub.http.Problem;
import dev.serai.hub.security.LoginStore.LoginPlace;
import dev.serai.hub.settings.KeySettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks at a password only when its address does not have to wait. What is remembered is in the database: it outlives a
 * restart and holds on all instances.
 *
 * <p>Each attempt counts as failed before it is looked at, in a transaction of its own: so that many at once are not
 * looked at together before the first has failed. One that the hub could not finish, for want of its database, is taken
 * back: at once, or with the next attempt from there.
 */
@Component
class LoginGuard {

    private static final Duration ADDRESS_KEPT = Duration.ofDays(180);
    private static final int MAX_OWED = 10_000;
    /** Never an account's id. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final LoginStore store;
    private final LoginReports reports;
    private final TransactionOperations transaction;
    private final MeterRegistry meters;
    private final Clock clock;
    private final SecretKeySpec key;
    /** How many attempts were counted that the hub could neither finish nor take back. */
    private final Cache<LoginPlace, Integer> owed = Caffeine.newBuilder()
            .maximumSize(MAX_OWED)
            .expireAfterWrite(LoginBackoff.MEMORY)
            .build();

    LoginGuard(
            LoginStore store,
            LoginReports reports,
            TransactionOperations transaction,
            MeterRegistry meters,
            Clock clock,
            KeySettings keys) {
        this.store = store;
        this.reports = reports;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
        this.key = keys.dataKey();
    }

    /**
     * One attempt.
     *
     * @param username as it was typed
     * @param userId the account of this name; null when there is none
     * @param address where it comes from
     */
    record Attempt(String tenant, String username, @Nullable UUID userId, String address) {}

    private record Ticket(
            LoginPlace place, boolean known, LoginAttempts before, LoginAttempts after, LoginVerdict verdict) {}

    /**
     * Whether the password is right.
     *
     * @throws Problem 429 when it is not looked at yet
     */
    boolean passes(Attempt attempt, BooleanSupplier isRight) {
        LoginPlace place = new LoginPlace(attempt.tenant(), hash(attempt), attempt.address());
        Ticket ticket = admitted(attempt, place);
        if (ticket == null || !ticket.verdict().admitted()) {
            throw refused(ticket);
        }
        boolean right = looked(ticket, isRight);
        try {
            transaction.executeWithoutResult(status -> {
                if (right) {
                    succeeded(attempt, place);
                } else {
                    failed(attempt, ticket);
                }
            });
        } catch (RuntimeException e) {
            if (right) {
                owe(place);
            }
            throw e;
        }
        count(right ? "succeeded" : "failed");
        return right;
    }

    /** An attempt that was counted, or may have been, by a commit that failed was never looked at. */
    private @Nullable Ticket admitted(Attempt attempt, LoginPlace place) {
        AtomicReference<Ticket> counted = new AtomicReference<>();
        try {
            Ticket ticket = transaction.execute(status -> {
                counted.set(admit(attempt, place));
                return counted.get();
            });
            owed.invalidate(place);
            return ticket;
        } catch (RuntimeException e) {
            Ticket ticket = counted.get();
            if (ticket != null && ticket.verdict().admitted()) {
                owe(place);
            }
            throw e;
        }
    }

    private void owe(LoginPlace place) {
        owed.asMap().merge(place, 1, Integer::sum);
    }

    /** What counts here: without the attempts that are still to be taken back. */
    private LoginAttempts own(LoginPlace place, Instant now) {
        LoginAttempts stored = store.lock(place, now);
        Integer back = owed.getIfPresent(place);
        if (back == null || stored.failures() == 0) {
            return stored;
        }
        int failures = Math.max(0, stored.failures() - back);
        return failures == 0 ? LoginAttempts.NONE : new LoginAttempts(failures, stored.lastAt(), stored.lastAt());
    }

    private Ticket admit(Attempt attempt, LoginPlace place) {
        LoginAttempts own = own(place, clock.instant());
        // Behind whoever held the row: by an earlier time this attempt would wait for one that came after it.
        Instant now = clock.instant();
        LoginAttempts account = store.find(place.everywhere());
        boolean known = store.isKnown(
                attempt.tenant(), attempt.userId() == null ? NOBODY : attempt.userId(), attempt.address());
        LoginVerdict verdict = LoginBackoff.decide(own, account, known, now);
        LoginAttempts after = verdict.admitted()
                ? LoginBackoff.failed(own, account, known, now)
                : LoginBackoff.waiting(own, verdict, now);
        store.save(place, after);
        return new Ticket(place, known, own, after, verdict);
    }

    /** A hub that is too busy to look takes the attempt back, unless others have failed meanwhile. */
    private boolean looked(Ticket ticket, BooleanSupplier isRight) {
        try {
            return isRight.getAsBoolean();
        } catch (RuntimeException e) {
            takeBack(ticket);
            throw e;
        }
    }

    private void takeBack(Ticket ticket) {
        try {
            transaction.executeWithoutResult(status -> {
                if (store.lock(ticket.place(), clock.instant()).failures()
                        == ticket.after().failures()) {
                    store.save(ticket.place(), ticket.before());
                }
            });
        } catch (RuntimeException e) {
            owe(ticket.place());
        }
    }

    private void succeeded(Attempt attempt, LoginPlace place) {
        Instant now = clock.instant();
        store.clear(place);
        if (attempt.userId() != null) {
            store.keep(attempt.tenant(), attempt.userId(), attempt.address(), now, now.minus(ADDRESS_KEPT));
        }
    }

    private void failed(Attempt attempt, Ticket ticket) {
        if (!ticket.known()) {
            LoginPlace all = ticket.place().everywhere();
            Instant now = clock.instant();
            store.save(all, LoginBackoff.counted(store.lock(all, now), now));
        }
        reports.failed(attempt.tenant(), attempt.userId(), attempt.address());
    }

    private Problem refused(@Nullable Ticket ticket) {
        Duration pause =
                ticket == null ? Duration.ofSeconds(1) : ticket.verdict().pause();
        count(ticket == null ? "unknown" : ticket.verdict().reason().name().toLowerCase(Locale.ROOT));
        long seconds = Math.max(1, pause.plusSeconds(1).minusNanos(1).toSeconds());
        return new Problem(
                429,
                "too-many-attempts",
                "Too many attempts",
                "Too many attempts to sign in failed; try again later.",
                Map.of("Retry-After", Long.toString(seconds)));
    }

    private void count(String outcome) {
        meters.counter("serai.logins", "outcome", outcome).increment();
    }

    /** A name may be a password that was typed into the wrong field, so it is not kept. */
    private String hash(Attempt attempt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] name = ("login\0" + attempt.tenant() + "\0" + attempt.username()).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(name));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has HMAC-SHA-256", e);
        }
    }
}
