package dev.serai.alert.vendor;

import dev.serai.alert.AlertDraft;
import dev.serai.alert.AlertFields;
import dev.serai.alert.Deliveries;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads Falco's events as its HTTP output sends them with {@code json_output} on (falco.org/docs/outputs). An event says that
 * something was seen and never that it is over. The condition is the rule, where it was seen.
 */
public final class FalcoNormaliser {

    private static final Map<String, String> PLACES = Map.of(
            "k8s.ns.name", "namespace",
            "k8s.pod.name", "pod",
            "container.name", "container",
            "k8s.cluster.name", "cluster");

    private FalcoNormaliser() {}

    /** The one alert of an event. */
    public static Normalised normalise(Payload payload) {
        return Deliveries.one(payload, event -> read(event, payload));
    }

    private static Normalised read(AlertFields event, Payload payload) {
        Map<String, String> fields = event.texts("output_fields");
        AlertDraft draft = new AlertDraft(event, payload)
                .title(event.needed("rule"))
                .description(event.whole("output"))
                .severity(event.whole("priority"))
                .label("rule", event.string("rule"))
                .label("host", event.string("hostname"))
                .label("source", event.string("source"))
                .annotations(fields);
        new TreeMap<>(PLACES).forEach((field, label) -> draft.label(label, fields.get(field)));
        return draft.firing("", event.instant("time"));
    }
}
