package dev.serai.hub.action;

import dev.serai.hub.db.Sql;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was changed on clusters lately, counted from the stored actions. */
@Repository
public class BudgetStore {

    private final JdbcClient jdbc;

    BudgetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a changing action counts against which cluster's budget. */
    public record Charge(String cluster, int weight) {}

    /**
     * What was touched.
     *
     * @param first when the first of it was; null if nothing
     */
    public record Spent(int objects, @Nullable Instant first) {}

    /** Keeps others from starting a change of this cluster until the end of the transaction. */
    public void lock(String tenant, String cluster) {
        jdbc.sql(Sql.text("budget-lock"))
                .param("tenant", tenant)
                .param("cluster", cluster)
                .query(String.class)
                .optional();
    }

    public Spent spent(String tenant, String cluster, Instant since) {
        return jdbc.sql(Sql.text("budget-spent"))
                .param("tenant", tenant)
                .param("cluster", cluster)
                .param("since", Timestamp.from(since))
                .query((row, number) -> {
                    Timestamp first = row.getTimestamp("first");
                    return new Spent(row.getInt("spent"), first == null ? null : first.toInstant());
                })
                .single();
    }

    /** Empty for an action that only reads, or changes nothing on a cluster. */
    public Optional<Charge> charge(String tenant, UUID actionId) {
        return jdbc.sql(Sql.text("budget-action"))
                .param("tenant", tenant)
                .param("actionId", actionId)
                .query((row, number) -> new Charge(row.getString("cluster"), row.getInt("weight")))
                .optional();
    }
}
