package dev.serai.hub.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.Verification;
import dev.serai.hub.db.Sql;
import dev.serai.playbook.Check;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is asked to find out whether actions helped. Callers hold the action's lock. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class VerificationStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    VerificationStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A verification that is not over.
     *
     * @param end when its time is over
     * @param looks how many probes there were so far
     */
    public record PendingVerification(Check check, Instant end, int looks) {}

    /** Remembers what is to be asked of an action that has succeeded. */
    public void begin(StoredAction action, Verification verification, Check check, Instant end) {
        jdbc.sql(Sql.text("verification-begin"))
                .param("actionId", action.id())
                .param("tenant", action.tenant())
                .param("verdict", verification.wire(), Types.VARCHAR)
                .param("reason", verification.why(), Types.VARCHAR)
                .param("check", check.json().toString())
                .param("until", Timestamp.from(end))
                .update();
    }

    public Optional<PendingVerification> pending(StoredAction action) {
        return jdbc.sql(Sql.text("verification-get"))
                .param("actionId", action.id())
                .param("tenant", action.tenant())
                .query(this::row)
                .optional();
    }

    /** Keeps what a number of looks said; nothing where the verdict is known already. */
    public void keep(StoredAction action, Verification verification, int looks, Instant now) {
        jdbc.sql(Sql.text("verification-look"))
                .param("actionId", action.id())
                .param("tenant", action.tenant())
                .param("verdict", verification.wire(), Types.VARCHAR)
                .param("reason", verification.why(), Types.VARCHAR)
                .param("looks", looks)
                .param("at", Timestamp.from(now))
                .update();
    }

    private PendingVerification row(ResultSet row, int number) throws SQLException {
        return new PendingVerification(
                Check.of(read(row.getString("verify"))),
                row.getTimestamp("verify_until").toInstant(),
                row.getInt("looks"));
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON column holds no JSON", e);
        }
    }
}
