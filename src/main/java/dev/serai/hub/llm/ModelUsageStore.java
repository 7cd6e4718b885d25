package dev.serai.hub.llm;

import dev.serai.hub.db.Sql;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the ledger says of a span of time. */
@Repository
class ModelUsageStore {

    private final JdbcClient jdbc;

    ModelUsageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Map<String, Object>> usage(String tenant, String from, String to) {
        return rows("model-usage", tenant, from, to);
    }

    List<Map<String, Object>> prompts(String tenant, String from, String to) {
        return rows("model-prompts", tenant, from, to);
    }

    private List<Map<String, Object>> rows(String sql, String tenant, String from, String to) {
        return jdbc.sql(Sql.text(sql))
                .param("tenant", tenant)
                .param("from", from)
                .param("to", to)
                .query()
                .listOfRows();
    }
}
