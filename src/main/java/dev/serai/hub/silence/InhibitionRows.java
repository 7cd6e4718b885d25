package dev.serai.hub.silence;

import dev.serai.alert.AlertState;
import dev.serai.alert.FoldedAlert;
import dev.serai.digest.Sha256;
import dev.serai.hub.db.Sql;
import dev.serai.hub.routes.Live;
import dev.serai.replay.AlertPolicy;
import dev.serai.silence.InhibitRule;
import dev.serai.silence.Inhibition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Which alerts that fire are sources of inhibition rules. The fold writes them with the alerts, so that a target finds its
 * sources by rule and equal labels, in whichever hub and after a restart. Without rules nothing is read or written.
 */
@Component
public class InhibitionRows {

    private static final String LOCK = Sql.text("inhibition-rules-lock");
    private static final String GET = Sql.text("inhibition-rules-get");
    private static final String SET = Sql.text("inhibition-rules-set");
    private static final String CLEAR = Sql.text("inhibition-clear");
    private static final String FIRING = Sql.text("inhibition-firing");
    private static final String ADD = Sql.text("inhibition-add");
    private static final String REMOVE = Sql.text("inhibition-remove");
    private static final String FIND = Sql.text("inhibition-find");

    /** When the rules have changed, so many alerts that fire are compared with the new ones. */
    private static final int MOST_FIRING = 100_000;

    private final NamedParameterJdbcTemplate jdbc;
    private final Live<AlertPolicy> policy;

    InhibitionRows(NamedParameterJdbcTemplate jdbc, Live<AlertPolicy> policy) {
        this.jdbc = jdbc;
        this.policy = policy;
    }

    private record InhibitionSource(String rule, String key, UUID alert, String labels) {}

    private record WantedSource(String rule, String key) {}

    /** Adds what a batch has fire, and takes away what is over. */
    public void add(List<FoldedAlert> alerts) {
        List<InhibitRule> rules = policy.get().suppression().inhibitRules();
        if (rules.isEmpty() || alerts.isEmpty()) {
            return;
        }
        String tenant = alerts.get(0).alert().key().tenant();
        remove(
                tenant,
                alerts.stream()
                        .filter(alert -> !alert.isNew())
                        .filter(alert -> !isFiring(alert) || alert.content() != null)
                        .map(alert -> alert.alert().id())
                        .toList());
        add(
                tenant,
                alerts.stream()
                        .filter(alert -> isFiring(alert) && alert.content() != null)
                        .flatMap(alert -> sources(
                                rules,
                                alert.alert().id(),
                                Objects.requireNonNull(alert.content()).alert().labels()))
                        .toList());
    }

    private static boolean isFiring(FoldedAlert alert) {
        return alert.alert().status().state() == AlertState.FIRING;
    }

    private static Stream<InhibitionSource> sources(List<InhibitRule> rules, UUID alert, Map<String, String> labels) {
        return rules.stream()
                .filter(rule -> rule.isSource(labels))
                .map(rule -> new InhibitionSource(
                        rule.name(), hash(rule, labels), alert, MatcherJson.text((Object) labels)));
    }

    private static String hash(InhibitRule rule, Map<String, String> labels) {
        return Sha256.hex(rule.key(labels));
    }

    private void remove(String tenant, List<UUID> alerts) {
        if (!alerts.isEmpty()) {
            jdbc.update(REMOVE, new MapSqlParameterSource("tenant", tenant).addValue("alerts", texts(alerts)));
        }
    }

    private void add(String tenant, List<InhibitionSource> sources) {
        if (sources.isEmpty()) {
            return;
        }
        jdbc.update(
                ADD,
                new MapSqlParameterSource("tenant", tenant)
                        .addValue(
                                "rules",
                                texts(sources.stream()
                                        .map(InhibitionSource::rule)
                                        .toList()))
                        .addValue(
                                "keys",
                                texts(sources.stream()
                                        .map(InhibitionSource::key)
                                        .toList()))
                        .addValue(
                                "alerts",
                                texts(sources.stream()
                                        .map(InhibitionSource::alert)
                                        .toList()))
                        .addValue(
                                "labels",
                                texts(sources.stream()
                                        .map(InhibitionSource::labels)
                                        .toList())));
    }

    /** The sources that fire of what might inhibit alerts with these labels. */
    Inhibition find(String tenant, List<InhibitRule> rules, Collection<Map<String, String>> targets) {
        Set<WantedSource> wanted = new LinkedHashSet<>();
        for (InhibitRule rule : rules) {
            targets.stream()
                    .filter(rule::isTarget)
                    .forEach(labels -> wanted.add(new WantedSource(rule.name(), hash(rule, labels))));
        }
        if (wanted.isEmpty()) {
            return Inhibition.NONE;
        }
        renew(tenant, rules);
        Map<String, List<Map<String, String>>> found = new HashMap<>();
        jdbc.query(
                FIND,
                new MapSqlParameterSource("tenant", tenant)
                        .addValue(
                                "rules",
                                texts(wanted.stream().map(WantedSource::rule).toList()))
                        .addValue(
                                "keys",
                                texts(wanted.stream().map(WantedSource::key).toList())),
                row -> {
                    found.computeIfAbsent(row.getString("rule"), name -> new ArrayList<>())
                            .add(MatcherJson.labels(row.getString("labels")));
                });
        return new Inhibition(found);
    }

    /** Makes the rows anew when they are of other rules. */
    private void renew(String tenant, List<InhibitRule> rules) {
        String sha256 = Sha256.hex(rules.toString());
        MapSqlParameterSource parameters = new MapSqlParameterSource("tenant", tenant).addValue("sha256", sha256);
        List<String> known = jdbc.queryForList(GET, parameters, String.class);
        if (known.contains(sha256)) {
            return;
        }
        jdbc.update(LOCK, parameters);
        if (jdbc.update(SET, parameters) == 0) {
            return;
        }
        jdbc.update(CLEAR, parameters);
        List<InhibitionSource> sources = new ArrayList<>();
        jdbc.query(FIRING, parameters.addValue("most", MOST_FIRING), row -> {
            sources(rules, row.getObject("id", UUID.class), MatcherJson.labels(row.getString("labels")))
                    .forEach(sources::add);
        });
        add(tenant, sources);
    }

    private static String[] texts(List<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }
}
