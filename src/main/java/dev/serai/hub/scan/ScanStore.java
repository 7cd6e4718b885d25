package dev.serai.hub.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Severity;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.UnnestParameters;
import dev.serai.hub.intake.FoldedDeliveries;
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

    /** Between the techniques and controls of a rule, in one text. */
    private static final String UNIT = "\u001F";

    private static final int AT_ONCE = 500;
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

    private final FoldedDeliveries folded;
    private final NamedParameterJdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ScanStore(FoldedDeliveries folded, NamedParameterJdbcTemplate jdbc, ObjectMapper json, Clock clock) {
        this.folded = folded;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    private record FoundAt(String target, ScanFinding finding) {}

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
        List<FoundAt> found = seen.stream()
                .flatMap(target -> target.findings().stream().map(one -> new FoundAt(target.target(), one)))
                .toList();
        for (int from = 0; from < found.size(); from += AT_ONCE) {
            insert(tenant, id, found.subList(from, Math.min(found.size(), from + AT_ONCE)));
        }
        jdbc.update(END, parameters(tenant, id).addValue("found", found.size()).addValue("gaps", text(gaps)));
    }

    /** Whether it was still open. */
    boolean fail(String tenant, UUID id, String failure) {
        return jdbc.update(FAIL, parameters(tenant, id).addValue("failure", failure)) > 0;
    }

    private void insert(String tenant, UUID scan, List<FoundAt> some) {
        jdbc.update(
                FINDING,
                UnnestParameters.of(some)
                        .text("ids", one -> Ids.next())
                        .text("fingerprints", one -> one.finding().fingerprint(one.target()))
                        .text("targets", FoundAt::target)
                        .text("rules", one -> one.finding().rule().wire())
                        .text("severities", one -> one.finding().severity().wire())
                        .text("kinds", one -> one.finding().object().kind())
                        .text("namespaces", one -> one.finding().object().namespace())
                        .text("names", one -> one.finding().object().name())
                        .text("paths", one -> one.finding().path())
                        .text("values", one -> one.finding().value())
                        .text("sentences", one -> one.finding().sentence())
                        .text(
                                "techniques",
                                one -> String.join(UNIT, one.finding().rule().techniques()))
                        .text(
                                "controls",
                                one -> String.join(UNIT, one.finding().rule().controls()))
                        .parameters()
                        .addValue("tenant", tenant)
                        .addValue("scan", scan));
    }

    /** What still holds; what an earlier scan has delivered is in it. */
    List<FiringAlert> firing(String tenant, String target) {
        folded.await(tenant, ScanAlerts.SOURCE);
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
