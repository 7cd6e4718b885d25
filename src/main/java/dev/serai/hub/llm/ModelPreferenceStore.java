package dev.serai.hub.llm;

import dev.serai.hub.db.Sql;
import dev.serai.hub.db.TenantContext;
import dev.serai.model.ModelChoice.ChosenBy;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of preferred models. */
@Repository
class ModelPreferenceStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    ModelPreferenceStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<ChosenBy, String> of(String tenant, @Nullable String user, @Nullable String channel) {
        Map<ChosenBy, String> known = new EnumMap<>(ChosenBy.class);
        TenantContext.run(tenant, () -> jdbc.sql(Sql.text("model-preference-get"))
                .param("tenant", tenant)
                .param("user", user, Types.VARCHAR)
                .param("channel", channel, Types.VARCHAR)
                .query(row -> {
                    known.put(
                            ChosenBy.valueOf(row.getString("chosen_by").toUpperCase(Locale.ROOT)),
                            row.getString("model"));
                }));
        return known;
    }

    void set(String tenant, ChosenBy by, String name, @Nullable String model) {
        TenantContext.run(tenant, () -> {
            JdbcClient.StatementSpec statement = jdbc.sql(
                            Sql.text(model == null ? "model-preference-remove" : "model-preference-set"))
                    .param("tenant", tenant)
                    .param("by", by.name().toLowerCase(Locale.ROOT))
                    .param("name", name);
            (model == null ? statement : statement.param("model", model).param("at", Timestamp.from(clock.instant())))
                    .update();
        });
    }
}
