package dev.serai.hub.planning;

import dev.serai.action.ActionState;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.hub.db.Sql;
import dev.serai.planning.ActionRequest;
import dev.serai.planning.EarlierAction;
import dev.serai.planning.TargetHistory.Claimed;
import dev.serai.planning.TargetHistory.SameAction;
import dev.serai.playbook.Cooldown;
import dev.serai.playbook.StepAttempts;
import dev.serai.risk.RiskHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done before: the same step, the same target, and how much was read lately. */
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
        return of("plan-latest-here", tenant, incidentId, playbook, step, target)
                .query(StepHistoryStore::here)
                .single();
    }

    /** What changes the same thing as a request and is not over; what is open comes before what is being verified. */
    public Optional<Claimed> claimed(String tenant, String claim) {
        return jdbc.sql(Sql.text("plan-claimed"))
                .param("tenant", tenant)
                .param("claim", claim)
                .query((row, number) -> new Claimed(ActionState.of(row.getString("state")), row.getBoolean("open")))
                .optional();
    }

    /** What a step did to a target since an instant: in any other incident, and what it changed in this one. */
    public List<EarlierAction> lately(
            String tenant, UUID incidentId, String playbook, String step, String target, Instant since) {
        return of("plan-lately", tenant, incidentId, playbook, step, target)
                .param("since", Timestamp.from(since))
                .query(StepHistoryStore::earlier)
                .list();
    }

    /**
     * What the request's Kamelet did to its target: what is open, or started since an instant; each tells when it
     * started, if it has. The latest comes first.
     */
    public List<SameAction> onTarget(String tenant, UUID incidentId, ActionRequest request, Instant since) {
        return jdbc.sql(Sql.text("plan-on-target"))
                .param("tenant", tenant)
                .param("incidentId", incidentId)
                .param("playbook", request.source().playbook())
                .param("step", request.source().step())
                .param("kamelet", request.definition().name())
                .param("target", request.target())
                .param("since", Timestamp.from(since))
                .query((row, number) -> new SameAction(earlier(row, number), row.getBoolean("own")))
                .list();
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
    public boolean skippedBefore(String tenant, UUID incidentId, String reason, String details) {
        return jdbc.sql(Sql.text("plan-skipped-before"))
                        .param("tenant", tenant)
                        .param("incidentId", incidentId)
                        .param("reason", reason)
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

    /** How many reading actions a tenant proposed since an instant; no other plan can add one before this commits. */
    public int readsSince(String tenant, Instant since) {
        jdbc.sql(Sql.text("plan-lock-reads"))
                .param("tenant", tenant)
                .query((row, number) -> number)
                .list();
        return jdbc.sql(Sql.text("plan-reads-since"))
                .param("tenant", tenant)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec of(
            String sql, String tenant, UUID incidentId, String playbook, String step, String target) {
        return jdbc.sql(Sql.text(sql))
                .param("tenant", tenant)
                .param("incidentId", incidentId)
                .param("playbook", playbook)
                .param("step", step)
                .param("target", target);
    }

    private static Here here(ResultSet row, int number) throws SQLException {
        int tries = row.getInt("tries");
        int inAll = row.getInt("tries_in_all");
        if (row.getObject("id") == null) {
            return new Here(null, new StepAttempts(null, tries, inAll));
        }
        EarlierAction latest = earlier(row, number);
        VerificationVerdict verdict = VerificationVerdict.of(row.getString("verification"));
        StepAttempts.Latest known =
                new StepAttempts.Latest(latest.state(), verdict, latest.since(), latest.withoutEffect());
        return new Here(latest, new StepAttempts(known, tries, inAll));
    }

    private static EarlierAction earlier(ResultSet row, int number) throws SQLException {
        ActionState state = ActionState.of(row.getString("state"));
        return new EarlierAction(
                row.getObject("id", UUID.class),
                state,
                row.getTimestamp("created_at").toInstant(),
                row.getBoolean("changes")
                        && Cooldown.withoutEffect(
                                state, row.getString("reason"), row.getBoolean("started"), row.getString("had")));
    }
}
