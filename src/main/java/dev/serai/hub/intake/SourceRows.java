package dev.serai.hub.intake;

import dev.serai.hub.db.Sql;
import dev.serai.hub.db.UnnestParameters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** When each source delivered last. */
@Component
class SourceRows {

    private static final String DELIVERED = Sql.text("source-delivered");

    private final NamedParameterJdbcTemplate jdbc;

    SourceRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What another hub has written later stays. */
    void delivered(String tenant, Map<String, Instant> bySource) {
        jdbc.update(
                DELIVERED,
                UnnestParameters.of(List.copyOf(bySource.entrySet()))
                        .text("sources", Map.Entry::getKey)
                        .text("times", Map.Entry::getValue)
                        .parameters()
                        .addValue("tenant", tenant));
    }
}
