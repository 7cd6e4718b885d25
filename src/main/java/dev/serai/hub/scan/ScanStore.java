package dev.serai.hub.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Severity;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Sql;
import dev.serai.scan.ScanAlerts;
import dev.serai.scan.ScanAlerts.FiringAlert;
import dev.serai.scan.ScanAlerts.TargetFindings;
import dev.serai.scan.ScanFinding;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of scans, and the alerts that scans have led to. Each write is in the caller's transaction. */
@Component
class ScanStore {

    private static final String INSERT = Sql.text("scan-insert");
    private static final String BEGIN = Sql.text("scan-begin");
    private static final String END = Sql.text("scan-end");
    private static final String FAIL = Sql.text("scan-fail");
    private static final String FINDING = Sql.text("scan-finding-insert");
    private static final String STANDING = Sql.text("scan-alert-standing");
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

    private final NamedParameterJdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ScanStore(NamedParameterJdbcTemplate jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What is scanned. */
    record ScanScope(List<String> clusters, List<String> hosts) {}

    void insert(String tenant, UUID id, ScanScope scope, String by) {
        jdbc.update(
                INSERT,
                parameters(tenant, id)
                        .addValue("clusters", scope.clusters().toArray(String[]::new))
                        .addValue("hosts", scope.hosts().toArray(String[]::new))
                        .addValue("by", by));
    }

    /** Empty for one that is over. */
    Optional<ScanScope> begin(String tenant, UUID id) {
        return jdbc
                .query(
                        BEGIN,
                        parameters(tenant, id),
                        (row, number) -> new ScanScope(texts(row.getArray("clusters")), texts(row.getArray("hosts"))))
                .stream()
                .findFirst();
    }

    void end(String tenant, UUID id, List<TargetFindings> seen, List<String> gaps) {
        int found = 0;
        for (TargetFindings target : seen) {
            for (ScanFinding finding : target.findings()) {
                found++;
                jdbc.update(FINDING, row(tenant, id, target.target(), finding));
            }
        }
        jdbc.update(END, parameters(tenant, id).addValue("found", found).addValue("gaps", text(gaps)));
    }

    /** Whether it was still open. */
    boolean fail(String tenant, UUID id, String failure) {
        return jdbc.update(FAIL, parameters(tenant, id).addValue("failure", failure)) > 0;
    }

    private MapSqlParameterSource row(String tenant, UUID scan, String target, ScanFinding finding) {
        return parameters(tenant, Ids.next())
                .addValue("scan", scan)
                .addValue("fingerprint", finding.fingerprint(target))
                .addValue("target", target)
                .addValue("rule", finding.rule().wire())
                .addValue("severity", finding.severity().wire())
                .addValue("kind", finding.object().kind())
                .addValue("namespace", finding.object().namespace())
                .addValue("name", finding.object().name())
                .addValue("path", finding.path())
                .addValue("value", finding.value())
                .addValue("sentence", finding.sentence())
                .addValue("techniques", finding.rule().techniques().toArray(String[]::new))
                .addValue("controls", finding.rule().controls().toArray(String[]::new));
    }

    List<FiringAlert> firing(String tenant, String target) {
        return jdbc.query(
                STANDING,
                new MapSqlParameterSource("tenant", tenant)
                        .addValue("source", ScanAlerts.SOURCE)
                        .addValue("target", target),
                (row, number) -> firing(row));
    }

    private FiringAlert firing(ResultSet row) throws SQLException {
        return new FiringAlert(
                row.getString("fingerprint"),
                row.getString("rule"),
                EnumColumn.of(row, "severity", Severity.class),
                row.getString("title"),
                strings(row.getString("labels")),
                row.getTimestamp("starts_at").toInstant());
    }

    private MapSqlParameterSource parameters(String tenant, UUID id) {
        return new MapSqlParameterSource("tenant", tenant)
                .addValue("id", id)
                .addValue("now", Timestamp.from(clock.instant()));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private Map<String, String> strings(String text) {
        try {
            return json.readValue(text, STRINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("labels are stored as strings by name", e);
        }
    }

    private String text(List<String> texts) {
        try {
            return json.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }
}
