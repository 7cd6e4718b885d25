package dev.serai.hub.http;

import dev.serai.access.Account;
import dev.serai.digest.Sha256;
import dev.serai.hub.db.Ids;
import dev.serai.hub.http.IdempotencyStore.Named;
import dev.serai.hub.http.IdempotencyStore.StoredRequest;
import dev.serai.hub.settings.KeySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Does a request that names itself ({@code Idempotency-Key}) once, and answers it again as the first time.
 *
 * <p>The name is claimed and committed first; then the request's changes and its answer commit in one transaction. A hub
 * that dies between has changed nothing, so the claim runs out and the next one begins anew.
 */
@Component
class Idempotency {

    private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
    private static final Pattern KEY = Pattern.compile("\"?([!-~&&[^\"]]{1,128})\"?");
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final int MAX_KEYS = 10_000;
    private static final int MAX_KEPT_BYTES = 256 * 1024;
    private static final int CALLER_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final IdempotencyStore store;
    private final DataKeyCipher cipher;
    private final TransactionOperations transaction;
    private final Clock clock;

    Idempotency(IdempotencyStore store, KeySettings keys, TransactionOperations transaction, Clock clock) {
        this.store = store;
        this.cipher = new DataKeyCipher(keys, "serai kept answers v1");
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The request under its name; {@code asked} is all that was asked: method, path, query and body. */
    Named named(Account caller, String header, String asked) {
        var key = KEY.matcher(header);
        if (!key.matches()) {
            throw Problems.invalid("Idempotency-Key is not 1 to 128 visible ASCII characters.");
        }
        return new Named(caller.tenant(), caller.id(), key.group(1), Sha256.hex(asked), Ids.next());
    }

    /**
     * The first answer, when there is one; empty when the caller now has to do it.
     *
     * @throws Problem 409 while it is being done, 422 when the name stands for another request
     */
    Optional<StoredResponse> begin(Named named) {
        Instant now = clock.instant();
        if (store.claim(named, now, now.plus(CLAIM))) {
            if (store.count(named.tenant(), named.userId(), MAX_KEYS + 1) > MAX_KEYS) {
                store.release(named);
                throw new Problem(
                        429,
                        "too-many-keys",
                        "Too many keys",
                        "An account has at most " + MAX_KEYS + " Idempotency-Keys in 24 hours.",
                        Map.of("Retry-After", "3600"));
            }
            return Optional.empty();
        }
        return Optional.of(answered(named, now));
    }

    private StoredResponse answered(Named named, Instant now) {
        StoredRequest kept = store.find(named).orElseThrow(() -> running(now, now));
        if (!kept.sha256().equals(named.sha256())) {
            throw new Problem(
                    422,
                    "idempotency-key-reused",
                    "Idempotency-Key reused",
                    "The Idempotency-Key was used for another request.");
        }
        Integer status = kept.status();
        if (status == null) {
            throw running(now, kept.claimedUntil());
        }
        byte[] sealed = kept.answer();
        byte[] body = Optional.ofNullable(sealed)
                .flatMap(bytes -> cipher.open(place(named), bytes))
                .orElseThrow(() -> new Problem(
                        409,
                        "answer-not-kept",
                        "Answer not kept",
                        "The request was done before; its answer, of status " + status + ", was not kept."));
        return new StoredResponse(status, kept.contentType(), body);
    }

    /**
     * Does the work and keeps its answer, both or neither. An answer of 5xx is not kept: nothing was changed.
     *
     * @throws Problem 409 when the claim ran out meanwhile: nothing was changed by this one
     */
    StoredResponse complete(Named named, Supplier<StoredResponse> work) {
        StoredResponse[] done = new StoredResponse[1];
        boolean committed = false;
        try {
            committed = Boolean.TRUE.equals(transaction.execute(status -> {
                done[0] = work.get();
                if (status.isRollbackOnly() || done[0].status() >= SERVER_ERROR || !keep(named, done[0])) {
                    status.setRollbackOnly();
                    return false;
                }
                return true;
            }));
        } catch (UnexpectedRollbackException e) {
            LOG.debug("A part of the request was rolled back, so all of it was", e);
        }
        return committed ? done[0] : rolledBack(named, done[0]);
    }

    /** Nothing was changed: a refusal is kept all the same, anything else may be tried again. */
    private StoredResponse rolledBack(Named named, StoredResponse answer) {
        boolean refusal = answer.status() >= CALLER_ERROR && answer.status() < SERVER_ERROR;
        if (!refusal || !keep(named, answer)) {
            store.release(named);
        }
        if (answer.status() < CALLER_ERROR) {
            throw running(clock.instant(), clock.instant());
        }
        return answer;
    }

    private boolean keep(Named named, StoredResponse answer) {
        byte[] sealed = answer.body().length > MAX_KEPT_BYTES ? null : cipher.seal(place(named), answer.body());
        return store.complete(named, answer.status(), answer.contentType(), sealed);
    }

    private static Problem running(Instant now, Instant until) {
        long seconds = Math.max(1, Math.min(2, Duration.between(now, until).toSeconds()));
        return new Problem(
                409,
                "request-running",
                "Request running",
                "A request with this Idempotency-Key is still running.",
                Map.of("Retry-After", Long.toString(seconds)));
    }

    private static String place(Named named) {
        return named.tenant() + '\n' + named.userId() + '\n' + named.key();
    }
}
