package dev.serai.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.alert.Alert;
import dev.serai.alert.AlertmanagerNormaliser;
import dev.serai.alert.FoldedAlert;
import dev.serai.incident.IntakeFold.FoldRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Alertmanager's groups join what is kin, and separate nothing, in whatever order they come. */
class GroupKinshipTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SHIPPED = shipped();
    private static final Correlator RULES = correlator(SHIPPED);
    private static final Correlator WITHOUT =
            correlator(SHIPPED.replaceAll("(?s)  - name: group\\n.*?window: 10m\\n", ""));

    /** An alert as Alertmanager has it, and the group in which it is sent. */
    private record Sent(String condition, String service, int instance, String group, List<String> groupedBy) {

        Alert alert() {
            ObjectNode body = JSON.createObjectNode().put("version", "4").put("groupKey", group);
            ObjectNode groupLabels = body.putObject("groupLabels");
            groupedBy.forEach(name -> groupLabels.put(name, "any"));
            ArrayNode alerts = body.putArray("alerts");
            ObjectNode alert = alerts.addObject().put("status", "firing").put("startsAt", "2026-01-01T00:00:00Z");
            alert.putObject("labels")
                    .put("alertname", condition)
                    .put("service", service)
                    .put("instance", "10.0.0." + instance)
                    .put("severity", "high");
            return normalised(body).get(0);
        }
    }

    @Test
    void ten_targets_of_ten_services_in_one_group_are_one_incident_with_ten_alerts() {
        List<Alert> alerts = IntStream.range(0, 10)
                .mapToObj(n -> new Sent(
                        "TargetDown", "service-" + n, n, "{}:{alertname=\"TargetDown\"}", List.of("alertname")))
                .map(Sent::alert)
                .toList();

        assertThat(folded(RULES, alerts)).hasSize(1).first().satisfies(all -> assertThat(all)
                .hasSize(10));
        assertThat(folded(WITHOUT, alerts)).as("the rule can be left out").hasSize(10);
    }

    @Test
    void another_condition_another_group_another_namespace_and_another_source_are_another_incident() {
        Alert one = new Sent("TargetDown", "a", 1, "g", List.of("alertname")).alert();

        assertThat(List.of(
                        new Sent("Slow", "a", 1, "g", List.of("alertname")).alert(),
                        new Sent("TargetDown", "a", 1, "h", List.of("alertname")).alert()))
                .extracting(alert -> RULES.correlate(alert).key())
                .doesNotHaveDuplicates()
                .doesNotContain(RULES.correlate(one).key());
        assertThat(RULES.correlate(labelled(one, "namespace", "shop")).key())
                .isNotEqualTo(
                        RULES.correlate(labelled(one, "namespace", "blog")).key());
        assertThat(RULES.correlate(AlertmanagerNormaliser.normalise(delivery("g", "TargetDown"), "other", NOW)
                                .alerts()
                                .get(0))
                        .key())
                .isNotEqualTo(RULES.correlate(AlertmanagerNormaliser.normalise(delivery("g", "TargetDown"), "am", NOW)
                                .alerts()
                                .get(0))
                        .key());
    }

    @Test
    void a_workload_is_preferred_to_a_group() {
        Alert one = new Sent("KubePodCrashLooping", "a", 1, "g", List.of("namespace")).alert();

        assertThat(RULES.correlate(labelled(one, "deployment", "checkout")).rule())
                .isEqualTo("workload");
    }

    @Test
    void a_group_is_a_bounded_string_whatever_is_sent_and_shows_nothing_of_it() {
        for (String hostile : List.of(
                "x".repeat(1_000_000),
                "\u0000",
                "a,alertname=Other",
                "\u202e<b>",
                "#{T(java.lang.Runtime)}",
                "${body}")) {
            Correlation found =
                    RULES.correlate(normalised(delivery(hostile, "Down")).get(0));
            assertThat(found.rule()).isEqualTo("group");
            assertThat(found.key())
                    .hasSizeLessThanOrEqualTo(CorrelationKey.MAX_CHARS)
                    .matches("group:source=am,cluster=,namespace=,alertname=Down,group_key=[0-9a-f]{64}");
        }
        for (String none : List.of("null", "7", "\"\"", "\" \"", "{}", "[]")) {
            assertThat(RULES.correlate(normalised(delivery(none)).get(0)).rule())
                    .isEqualTo("condition");
        }
    }

    @Test
    void a_label_of_this_name_is_no_group() {
        Alert alert = labelled(normalised(delivery("null")).get(0), "group_key", "forged");

        assertThat(RULES.correlate(alert).rule()).isEqualTo("condition");
    }

    @Property(tries = 200)
    void groups_join_in_any_order_and_in_any_batches_and_separate_nothing(
            @ForAll("streams") List<Sent> sent, @ForAll Random random) {
        List<Alert> alerts = sent.stream().map(Sent::alert).toList();
        Set<Set<String>> incidents = folded(RULES, alerts);
        List<Alert> shuffled = new ArrayList<>(alerts);
        Collections.shuffle(shuffled, random);

        assertThat(folded(RULES, shuffled)).isEqualTo(incidents);
        // What is one incident without groups is one with them, where every alert comes in its own group each time.
        assertThat(folded(WITHOUT, alerts)).allSatisfy(kin -> assertThat(incidents)
                .anySatisfy(joined -> assertThat(joined).containsAll(kin)));
        for (Set<String> incident : incidents) {
            assertThat(incident.stream().map(one -> one.split("/")[0]).distinct())
                    .as("one condition each")
                    .hasSize(1);
        }
    }

    /** Each service is in one group, as with one Alertmanager that groups by what it is told to. */
    @Provide
    Arbitrary<List<Sent>> streams() {
        return Combinators.combine(
                        Arbitraries.of("TargetDown", "Slow"),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(0, 0, 1, 2))
                .as((condition, service, instance, way) -> switch (way) {
                    case 0 -> new Sent(condition, "s" + service, instance, "by-condition", List.of("alertname"));
                    case 1 -> new Sent(condition, "t" + service, instance, "by-t" + service, List.of("service"));
                    default -> new Sent(
                            condition, "u" + service, instance, "by-" + instance, List.of("alertname", "instance"));
                })
                .list()
                .ofMaxSize(20);
    }

    /** The incidents that come of these alerts, one batch each: {@code condition/service/instance} of those that each has. */
    private static Set<Set<String>> folded(Correlator correlator, List<Alert> alerts) {
        FoldRules rules =
                new FoldRules(correlator, new IncidentFold(correlator.reopenWindow()), source -> Duration.ofSeconds(5));
        Map<UUID, Incident> incidents = new HashMap<>();
        Map<UUID, Set<String>> members = new HashMap<>();
        Set<String> seen = new HashSet<>();
        long[] ids = {0};
        for (Alert alert : alerts) {
            if (seen.add(alert.fingerprint())) {
                IntakeFold fold = new IntakeFold(List.of(), rules, () -> new UUID(0, ++ids[0]), NOW);
                fold.take("t", alert, NOW);
                FoldedBatch folded = fold.settle(incidents.values());
                folded.opened()
                        .forEach(opened -> incidents.put(opened.incident().id(), opened.incident()));
                folded.changed().forEach(incident -> incidents.put(incident.id(), incident));
                folded.alerts().stream().map(FoldedAlert::alert).forEach(one -> members.computeIfAbsent(
                                one.incident(), any -> new TreeSet<>())
                        .add(alert.label("alertname") + "/" + alert.label("service") + "/" + alert.label("instance")));
            }
        }
        return members.values().stream().collect(Collectors.toSet());
    }

    private static Alert labelled(Alert alert, String name, String value) {
        Map<String, String> labels = new HashMap<>(alert.labels());
        labels.put(name, value);
        return new Alert(
                alert.source(),
                alert.fingerprint(),
                alert.state(),
                Alerts.of("am", labels).content(),
                alert.times(),
                null,
                alert.group());
    }

    private static JsonNode delivery(String group, String condition) {
        ObjectNode body = JSON.createObjectNode().put("version", "4").put("groupKey", group);
        body.putArray("alerts")
                .addObject()
                .put("status", "firing")
                .putObject("labels")
                .put("alertname", condition);
        return body;
    }

    /** With this JSON as the group's key. */
    private static JsonNode delivery(String key) {
        try {
            return JSON.readTree("{\"version\":\"4\",\"groupKey\":" + key
                    + ",\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"Down\"}}]}");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Alert> normalised(JsonNode body) {
        return AlertmanagerNormaliser.normalise(body, "am", NOW).alerts();
    }

    private static Correlator correlator(String text) {
        return CorrelationFile.read("correlation.yaml", text, Map.of());
    }

    private static String shipped() {
        try {
            return Files.readString(Path.of("../routes/policy/correlation.yaml"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
