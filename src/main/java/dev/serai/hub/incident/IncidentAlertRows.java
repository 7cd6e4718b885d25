package dev.serai.hub.incident;

import dev.serai.alert.FoldedAlert;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.UnnestParameters;
import dev.serai.hub.routes.Live;
import dev.serai.incident.FoldedBatch;
import dev.serai.incident.OpenedIncident;
import dev.serai.replay.AlertPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What the alerts of an incident come to, beside its own row, which triage locks: which environments they lie in, and how
 * often one of them came and went. It is written with the alerts, so that triage reads none of them for it.
 */
@Component
public class IncidentAlertRows {

    private static final String ADD = Sql.text("incident-alerts-add");

    /** How many changes of an alert are counted at least, whatever fewer ones the policy calls flapping. */
    private static final int MOST_CHANGES = 50;

    private final NamedParameterJdbcTemplate jdbc;
    private final Live<AlertPolicy> policy;

    IncidentAlertRows(NamedParameterJdbcTemplate jdbc, Live<AlertPolicy> policy) {
        this.jdbc = jdbc;
        this.policy = policy;
    }

    /**
     * Adds what a batch brings, once its alerts, their history and its incidents are written. Most batches bring nothing: an
     * alert that fires for the first time where its incident lies is known from the incident itself.
     */
    public void add(FoldedBatch batch) {
        Map<UUID, String> environments = environments(batch);
        List<FoldedAlert> telling = batch.alerts().stream()
                .filter(alert -> isLively(alert) || isElsewhere(alert, environments))
                .toList();
        if (telling.isEmpty()) {
            return;
        }
        UnnestParameters<FoldedAlert> columns = UnnestParameters.of(telling)
                .text("ids", row -> row.alert().id())
                .flag("lively", IncidentAlertRows::isLively);
        int most = Math.max(MOST_CHANGES, policy.get().triage().flapping().transitions());
        jdbc.update(ADD, columns.parameters().addValue("most", most));
    }

    private static Map<UUID, String> environments(FoldedBatch batch) {
        Map<UUID, String> known = new HashMap<>();
        Stream.concat(batch.opened().stream().map(OpenedIncident::incident), batch.changed().stream())
                .forEach(incident -> known.put(incident.id(), incident.environment()));
        return known;
    }

    /** Whether it changed its state, and not for the first time. */
    private static boolean isLively(FoldedAlert alert) {
        return !alert.transitions().isEmpty() && alert.alert().status().transitions() > 0;
    }

    private static boolean isElsewhere(FoldedAlert alert, Map<UUID, String> environments) {
        UUID incident = alert.alert().incident();
        return alert.content() != null
                && incident != null
                && !alert.content().environment().equals(environments.get(incident));
    }
}
