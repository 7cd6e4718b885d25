package dev.serai.playbook;

import dev.serai.alert.AlertState;
import dev.serai.alert.Severity;
import dev.serai.incident.AlertCount;
import dev.serai.incident.IncidentState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An open incident in production, with the alerts that a test is about. */
final class TestFacts {

    static final IncidentFact INCIDENT = new IncidentFact(
            "t",
            Severity.HIGH,
            IncidentState.OPEN,
            new IncidentFact.PlaceFact("production", "", "", ""),
            AccessLevel.CHANGE,
            Instant.EPOCH,
            new AlertCount(1, 1));

    private TestFacts() {}

    static Facts of(AlertFact... alerts) {
        return Facts.of(INCIDENT, List.of(alerts), List.of());
    }

    static AlertFact alert(AlertState state, Map<String, String> labels) {
        return new AlertFact("test", state, Severity.HIGH, "t", "", labels, Map.of());
    }
}
