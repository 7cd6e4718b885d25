package dev.serai.hub.llm;

import dev.serai.hub.db.Sql;
import dev.serai.hub.db.TenantContext;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which model people prefer. What tenants and channels prefer says {@code serai.model-use}. */
@Repository
class ModelPreferenceStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    ModelPreferenceStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Nullable
    String of(String tenant, String user) {
        String[] known = new String[1];
        TenantContext.run(tenant, () -> jdbc.sql(Sql.text("model-preference-get"))
                .param("tenant", tenant)
                .param("user", user)
                .query(row -> {
                    known[0] = row.getString("model");
                }));
        return known[0];
    }

    /** A person's own choice; null takes it back. */
    void choose(String tenant, String user, @Nullable String model) {
        TenantContext.run(tenant, () -> {
            JdbcClient.StatementSpec statement = jdbc.sql(
                            Sql.text(model == null ? "model-preference-remove" : "model-preference-set"))
                    .param("tenant", tenant)
                    .param("user", user);
            (model == null ? statement : statement.param("model", model).param("at", Timestamp.from(clock.instant())))
                    .update();
        });
    }
}
