package dev.serai.hub.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Alert;
import dev.serai.alert.AlertContent;
import dev.serai.alert.AlertState;
import dev.serai.alert.Severity;
import dev.serai.alert.Times;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.intake.FoldedDeliveries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is stored of the alerts that watching a cluster has led to. */
@Component
class ClusterAlertStore {

    private static final String STANDING = Sql.text("cluster-alert-standing");
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

    private final FoldedDeliveries folded;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ClusterAlertStore(FoldedDeliveries folded, JdbcClient jdbc, ObjectMapper json) {
        this.folded = folded;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What fires, and what ended after {@code since}; what was delivered before is in it. */
    public List<Alert> firing(String tenant, String source, String cluster, Instant since) {
        folded.await(tenant, source);
        return TenantContext.in(tenant, () -> jdbc.sql(STANDING)
                .param("tenant", tenant)
                .param("source", source)
                .param("cluster", cluster)
                .param("since", Timestamp.from(since))
                .query((row, number) -> alert(source, row))
                .list());
    }

    private Alert alert(String source, ResultSet row) throws SQLException {
        return new Alert(
                source,
                row.getString("fingerprint"),
                EnumColumn.of(row, "state", AlertState.class),
                new AlertContent(
                        EnumColumn.of(row, "severity", Severity.class),
                        row.getString("title"),
                        row.getString("description"),
                        strings(row.getString("labels")),
                        strings(row.getString("annotations")),
                        List.of(),
                        List.of()),
                new Times(row.getTimestamp("starts_at").toInstant(), instant(row.getTimestamp("ends_at"))),
                null);
    }

    private Map<String, String> strings(String text) {
        try {
            return json.readValue(text, STRINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("labels and annotations are stored as strings by name", e);
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
