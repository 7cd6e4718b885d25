package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.alert.Severity;
import dev.serai.hub.db.LoadedRow;
import dev.serai.incident.CorrelationFile;
import dev.serai.incident.IncidentFold;
import dev.serai.incident.Place;
import dev.serai.notify.TriageVerdict;
import dev.serai.signal.AlertInView;
import dev.serai.signal.Triage;
import dev.serai.signal.TriageDecision;
import dev.serai.signal.TriageFacts;
import dev.serai.signal.TriagePolicy;
import dev.serai.silence.Suppressions;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriageRowTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TriageRow ROWS = new TriageRow(() -> CorrelationFile.read(
            "c.yaml",
            "environments: { order: [test, staging, production] }\n"
                    + "rules:\n  - { name: all, key: [a], window: 1m }\n",
            Map.of()));
    private static final Triage TRIAGE = new Triage(TriagePolicy.read(
            "t.yaml",
            "page_from: low\ntest_environments: [test]\n"
                    + "flapping: { transitions: 6, window: 5m, page_from: critical }\n"));

    private final Map<String, @Nullable Object> columns = new HashMap<>();

    TriageRowTest() {
        columns.put("id", UUID.randomUUID());
        columns.put("tenant", "t");
        columns.put("correlation_key", "all:a=b");
        columns.put("state", "open");
        columns.put("severity", "high");
        columns.put("environment", "test");
        columns.put("alerts", 3);
        columns.put("firing", 1);
        columns.put("last_alert_at", Timestamp.from(NOW));
        columns.put("acknowledged_at", null);
        columns.put("acknowledged_by", null);
        columns.put("resolved_at", null);
        columns.put("resolved_by", null);
        columns.put("verdict", "page");
        columns.put("version", 7);
        columns.put("environments", "test,staging");
        columns.put("pages_lately", 0);
        columns.put("said_flapping", false);
        columns.put("reason_then", null);
        columns.put("verdict_then", null);
        columns.put("severity_then", "medium");
        columns.put("version_then", 6);
        columns.put("reopened", false);
        columns.put("transitions", 0L);
        columns.put(
                "firing_alerts",
                "[{\"source\":\"am\",\"severity\":\"high\",\"environment\":\"staging\","
                        + "\"labels\":{\"namespace\":\"shop\",\"pod\":\"cart-0\",\"team\":\"x\"}}]");
    }

    private TriageFacts facts() {
        LoadedRow row = new LoadedRow(columns);
        return ROWS.facts(row, NOW, Suppressions.NONE, TriageRow.firing(row));
    }

    @Test
    void triage_sees_labels_source_and_place_of_what_fires_and_the_most_careful_environment() {
        TriageFacts facts = facts();
        assertThat(facts.environment()).isEqualTo("staging");
        assertThat(facts.seesAllFiring()).isTrue();
        assertThat(facts.firing())
                .containsExactly(new AlertInView(
                        "am",
                        Severity.HIGH,
                        "staging",
                        Map.of("namespace", "shop", "pod", "cart-0", "team", "x"),
                        new Place(null, "shop", "cart")));
    }

    @Test
    void an_earlier_page_keeps_its_reason() {
        columns.put("severity_then", "high");
        assertThat(written()).containsEntry("verdict", "page").containsEntry("reason", null);
        columns.put("severity_then", "low");
        assertThat(written()).containsEntry("verdict", "page").containsEntry("reason", "SEVERITY");
        columns.put("state", "resolved");
        columns.put("verdict", null);
        assertThat(written()).containsEntry("verdict", "suppress").containsEntry("reason", "SELF_RESOLVED");
    }

    private Map<String, @Nullable Object> written() {
        TriageFacts facts = facts();
        TriageDecision decision = TRIAGE.decide(facts);
        return TriageRow.parameters(
                facts.incident(),
                IncidentFold.triaged(facts.incident(), decision.verdict(), facts.environment()),
                decision,
                NOW);
    }

    @Test
    void the_version_that_the_last_decision_made_needs_no_other() {
        assertThat(TriageRow.isDecided(new LoadedRow(columns))).isFalse();
        columns.put("version_then", 7);
        assertThat(TriageRow.isDecided(new LoadedRow(columns))).isTrue();
        columns.put("version_then", null);
        assertThat(TriageRow.isDecided(new LoadedRow(columns))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"resolved_at", "verdict", "version", "environments", "severity_then", "reopened", "firing_alerts"
            })
    void a_query_that_lacks_a_column_is_an_error(String column) {
        columns.remove(column);
        assertThatThrownBy(this::facts).hasMessage("the row has no column '" + column + "'");
    }

    @Test
    void a_page_stands_whatever_is_decided_later() {
        assertThat(IncidentFold.triaged(facts().incident(), TriageVerdict.SUPPRESS, "test")
                        .paging()
                        .wire())
                .isEqualTo("page");
    }
}
