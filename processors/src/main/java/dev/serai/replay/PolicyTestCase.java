package dev.serai.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.evidence.Dependency;
import dev.serai.evidence.FactObject;
import dev.serai.signal.OwnedIncident;
import dev.serai.signal.SignalAlert;
import dev.serai.signal.SignalPlace;
import dev.serai.signal.SignalReading;
import dev.serai.signal.SignalSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One test of a policy.
 *
 * @param start which offsets are counted from
 */
record PolicyTestCase(Instant start, ReplayStream stream, ExpectedPages expected) {

    /** A Wednesday, at work for most. */
    private static final String START = "2026-01-07T14:00:00Z";

    private static final String EARLIER = "-15m";

    /** @throws IllegalArgumentException saying what cannot be */
    static PolicyTestCase read(JsonNode test) {
        Instant start = Instant.parse(test.path("start").asText(START));
        TestOffsets offsets = new TestOffsets(start);
        List<PlayedEvent> events = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode alert : test.path("alerts")) {
            if (!ids.add(id(alert))) {
                throw new IllegalArgumentException("there are two alerts with the id '" + id(alert) + "'");
            }
            events.addAll(events(alert, offsets));
        }
        return new PolicyTestCase(
                start,
                new ReplayStream(events, owned(test.path("owned"), offsets), needs(test.path("needs"))),
                ExpectedPages.read(test.path("expect"), ids, offsets));
    }

    private static List<PlayedEvent> events(JsonNode node, TestOffsets offsets) {
        List<PlayedEvent> events = new ArrayList<>();
        Instant at = offsets.at(node, "at", TestOffsets.NOW);
        Map<String, String> labels = labels(node);
        events.add(new PlayedEvent.AlertFired(at, alert(node, at, labels, offsets), id(node), labels));
        if (node.has("ends")) {
            Instant end = offsets.at(node, "ends", TestOffsets.NOW);
            if (end.isBefore(at)) {
                throw new IllegalArgumentException("the alert '" + id(node) + "' ends before it fires");
            }
            events.add(new PlayedEvent.AlertEnded(end, id(node), end));
        }
        return events;
    }

    private static SignalAlert alert(JsonNode node, Instant at, Map<String, String> labels, TestOffsets offsets) {
        SignalSubject said = SignalSubject.of(labels, id(node), id(node));
        String condition = node.path("condition").asText(said.condition());
        return new SignalAlert(
                id(node),
                node.path("service").asText(said.service()),
                condition,
                Severity.of(node.path("severity").asText()),
                at,
                null,
                reading(node),
                node.path("fires").asInt(1),
                TestEvidence.read(node, condition, offsets),
                SignalPlace.of(labels));
    }

    private static @Nullable SignalReading reading(JsonNode node) {
        return node.has("value")
                ? new SignalReading(
                        node.path("value").asDouble(), node.path("threshold").asDouble())
                : null;
    }

    private static Map<String, String> labels(JsonNode node) {
        Map<String, String> labels = new LinkedHashMap<>();
        node.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static List<OwnedIncident> owned(JsonNode nodes, TestOffsets offsets) {
        List<OwnedIncident> owned = new ArrayList<>();
        for (JsonNode node : nodes) {
            List<String> templates = new ArrayList<>();
            node.path("templates").forEach(template -> templates.add(template.asText()));
            owned.add(new OwnedIncident(
                    id(node),
                    node.path("service").asText(),
                    node.has("condition") ? node.path("condition").asText() : null,
                    offsets.at(node, "since", EARLIER),
                    templates));
        }
        return owned;
    }

    private static List<Dependency> needs(JsonNode nodes) {
        List<Dependency> needs = new ArrayList<>();
        for (JsonNode node : nodes) {
            needs.add(new Dependency(service(node.path("service")), service(node.path("of"))));
        }
        return needs;
    }

    private static FactObject service(JsonNode name) {
        return FactObject.of("service", name.asText());
    }

    private static String id(JsonNode node) {
        return node.path("id").asText();
    }
}
