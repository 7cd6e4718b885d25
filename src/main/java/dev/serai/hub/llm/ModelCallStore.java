package dev.serai.hub.llm;

import dev.serai.hub.db.Sql;
import dev.serai.hub.llm.ModelAttempt.AttemptResult;
import dev.serai.model.ModelBudget.BudgetShare;
import dev.serai.model.ModelOutcome;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the ledger. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ModelCallStore {

    private final JdbcClient jdbc;

    ModelCallStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row to be. */
    record NewCall(
            UUID id, ModelRequest request, String model, ModelOutcome outcome, BudgetShare reserved, boolean cached) {}

    /** Until the end of the transaction nobody else reserves for this tenant. */
    void lock(String tenant) {
        jdbc.sql(Sql.text("model-call-lock")).param("tenant", tenant).query().singleRow();
    }

    /** What the tenant, or one of its people, used since then, with what is reserved. */
    BudgetShare used(String tenant, @Nullable String user, Instant since) {
        return jdbc.sql(Sql.text("model-call-used"))
                .param("tenant", tenant)
                .param("user", user, Types.VARCHAR)
                .param("since", Timestamp.from(since))
                .query((row, number) -> new BudgetShare(row.getLong("tokens"), row.getBigDecimal("cost")))
                .single();
    }

    void insert(NewCall call, Instant now) {
        ModelRequest request = call.request();
        ModelCaller caller = request.caller();
        jdbc.sql(Sql.text("model-call-insert"))
                .param("id", call.id())
                .param("tenant", request.tenant())
                .param("user", caller.user(), Types.VARCHAR)
                .param("purpose", request.purpose().wire())
                .param("conversation", caller.conversation(), Types.OTHER)
                .param("incident", caller.incident(), Types.OTHER)
                .param("model", call.model())
                .param("prompt", request.prompt().name())
                .param("version", request.prompt().version())
                .param("variant", request.prompt().variant())
                .param("tokens", call.reserved().tokens())
                .param("cost", call.reserved().cost())
                .param("cached", call.cached())
                .param("outcome", call.outcome().wire())
                .param("at", Timestamp.from(now))
                .update();
    }

    void settle(String tenant, UUID id, AttemptResult result, BigDecimal cost, long latencyMs) {
        jdbc.sql(Sql.text("model-call-settle"))
                .param("tenant", tenant)
                .param("id", id)
                .param("outcome", result.outcome().wire())
                .param("known", result.isMetered())
                .param("in", result.tokens().in())
                .param("out", result.tokens().out())
                .param("cost", cost)
                .param("latency", (int) Math.min(latencyMs, Integer.MAX_VALUE))
                .update();
    }

    void rate(String tenant, UUID id, String quality) {
        jdbc.sql(Sql.text("model-call-rate"))
                .param("tenant", tenant)
                .param("id", id)
                .param("quality", quality)
                .update();
    }
}
