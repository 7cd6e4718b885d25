package dev.serai.hub.planning;

import dev.serai.action.ActionMoveReason;
import dev.serai.action.ActionState;
import dev.serai.action.ReportedEffect;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Sql;
import dev.serai.planning.EarlierAction;
import dev.serai.playbook.Cooldown;
import dev.serai.playbook.StepAttempts;
import dev.serai.risk.RiskHistory;
import dev.serai.wire.ReasonCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of steps and targets before. */
@Repository
public class StepHistoryStore {

    /** How far back failures count. */
    private static final Duration LATELY = Duration.ofDays(7);

    /** A longer result of a step counts as empty for the steps after it. */
    private static final int MOST_RESULT_CHARS = 128 << 10;

    private final JdbcClient jdbc;

    StepHistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What became of a step on a target in one incident, and its latest action there since the incident last reopened. */
    public record Here(@Nullable EarlierAction latest, StepAttempts attempts) {

        public static final Here NOTHING = new Here(null, StepAttempts.NONE);
    }

    public Here here(String tenant, UUID incidentId, String playbook, String step, String target) {
        return jdbc.sql(Sql.text("plan-latest-here"))
                .param("tenant", tenant)
                .param("incidentId", incidentId)
                .param("playbook", playbook)
                .param("step", step)
                .param("target", target)
                .query(StepHistoryStore::here)
                .single();
    }

    /** What an action answered, a JSON object; empty if nothing. */
    public Optional<String> result(String tenant, UUID actionId) {
        return jdbc.sql(Sql.text("plan-step-result"))
                .param("tenant", tenant)
                .param("actionId", actionId)
                .param("most", MOST_RESULT_CHARS)
                .query(String.class)
                .optional();
    }

    /** Whether the timeline tells it already since the incident last reopened that a step was left out; {@code details} is a JSON object. */
    public boolean skippedBefore(String tenant, UUID incidentId, ReasonCode reason, String details) {
        return jdbc.sql(Sql.text("plan-skipped-before"))
                        .param("tenant", tenant)
                        .param("incidentId", incidentId)
                        .param("reason", reason.name())
                        .param("details", details)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** How an action went on a target lately. */
    public RiskHistory ofTarget(String tenant, String kamelet, String target, Instant now) {
        return jdbc.sql(Sql.text("plan-history"))
                .param("tenant", tenant)
                .param("kamelet", kamelet)
                .param("target", target)
                .param("since", Timestamp.from(now.minus(LATELY)))
                .query((row, number) -> new RiskHistory(row.getInt("failures"), row.getInt("unknowns")))
                .single();
    }

    private static Here here(ResultSet row, int number) throws SQLException {
        int tries = row.getInt("tries");
        int inAll = row.getInt("tries_in_all");
        if (row.getObject("id") == null) {
            return new Here(null, new StepAttempts(null, tries, inAll));
        }
        EarlierAction latest = earlier(row, number);
        VerificationVerdict verdict = EnumColumn.orNull(row, "verification", VerificationVerdict.class);
        StepAttempts.Latest known =
                new StepAttempts.Latest(latest.state(), verdict, latest.since(), latest.withoutEffect());
        return new Here(latest, new StepAttempts(known, tries, inAll));
    }

    static EarlierAction earlier(ResultSet row, int number) throws SQLException {
        ActionState state = EnumColumn.of(row, "state", ActionState.class);
        return new EarlierAction(
                row.getObject("id", UUID.class),
                state,
                row.getTimestamp("created_at").toInstant(),
                row.getBoolean("changes")
                        && Cooldown.withoutEffect(
                                state,
                                ReasonCode.find(ActionMoveReason.class, row.getString("reason"))
                                        .orElse(null),
                                row.getBoolean("started"),
                                ReportedEffect.of(row.getString("had"))));
    }
}
