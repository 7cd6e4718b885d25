package dev.serai.hub.http;

import dev.serai.hub.db.Sql;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests that named themselves, each with its first answer. */
@Repository
public class IdempotencyStore {

    /** How long an answer is kept. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    private static final String CLAIM = Sql.text("idempotency-claim");
    private static final String FIND = Sql.text("idempotency-find");
    private static final String COMPLETE = Sql.text("idempotency-complete");
    private static final String RELEASE = Sql.text("idempotency-release");
    private static final String COUNT = Sql.text("idempotency-count");

    private final JdbcClient jdbc;

    IdempotencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A request of somebody under a name of their choice.
     *
     * @param sha256 over what was asked
     * @param claim of whoever works on it
     */
    public record Named(String tenant, UUID userId, String key, String sha256, UUID claim) {}

    /**
     * What became of a name.
     *
     * @param status null while it is worked on
     * @param answer sealed; null when it was too large to keep
     */
    public record StoredRequest(
            String sha256,
            @Nullable Integer status,
            @Nullable String contentType,
            byte @Nullable [] answer,
            Instant claimedUntil) {}

    /** Whether the name was free, or had become so; the claim holds until then. */
    public boolean claim(Named named, Instant now, Instant until) {
        return of(CLAIM, named)
                        .param("request", named.sha256())
                        .param("claim", named.claim())
                        .param("claimedUntil", Timestamp.from(until))
                        .param("now", Timestamp.from(now))
                        .param("expiresAt", Timestamp.from(now.plus(LIFETIME)))
                        .update()
                == 1;
    }

    public Optional<StoredRequest> find(Named named) {
        return of(FIND, named)
                .query((row, number) -> new StoredRequest(
                        row.getString("request_sha256"),
                        row.getObject("status", Integer.class),
                        row.getString("content_type"),
                        row.getBytes("answer"),
                        row.getTimestamp("claimed_until").toInstant()))
                .optional();
    }

    /** Keeps the answer; false when the claim had run out and somebody else has it. */
    public boolean complete(Named named, int status, @Nullable String contentType, byte @Nullable [] answer) {
        return of(COMPLETE, named)
                        .param("claim", named.claim())
                        .param("status", status)
                        .param("contentType", contentType)
                        .param("answer", answer)
                        .update()
                == 1;
    }

    /** Forgets a name whose request failed, so that it can be tried again. */
    public void release(Named named) {
        of(RELEASE, named).param("claim", named.claim()).update();
    }

    /** How many names somebody has, counted up to the limit. */
    public int count(String tenant, UUID userId, int limit) {
        return jdbc.sql(COUNT)
                .param("tenant", tenant)
                .param("userId", userId)
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec of(String sql, Named named) {
        return jdbc.sql(sql)
                .param("tenant", named.tenant())
                .param("userId", named.userId())
                .param("key", named.key());
    }
}
