package dev.serai.alert.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.AlertDraft;
import dev.serai.alert.AlertFields;
import dev.serai.alert.Deliveries;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.Rejection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads what senders write for PagerDuty's Events API, version 2 (developer.pagerduty.com/docs/events-api-v2-overview). The
 * condition is the dedup key; the routing key, which is a secret, is not read.
 */
public final class PagerdutyEventsNormaliser {

    private PagerdutyEventsNormaliser() {}

    /** The alert of an event; or nothing where somebody acknowledges one. */
    public static Normalised normalise(Payload payload) {
        return Deliveries.one(payload, event -> read(event, payload));
    }

    private static Normalised read(AlertFields event, Payload payload) {
        String key = event.whole("dedup_key");
        switch (event.needed("event_action")) {
            case "trigger":
                return triggered(event, payload).firing(key == null ? "" : key, at(event));
            case "resolve":
                return new AlertDraft(event, payload)
                        .title(event.needed("dedup_key"))
                        .onlyOver()
                        .resolved(event.needed("dedup_key"), null, null);
            case "acknowledge":
                return Normalised.ignored("somebody acknowledges it where it came from");
            default:
                throw new Rejection("event_action is none of trigger, acknowledge and resolve");
        }
    }

    private static @Nullable Instant at(AlertFields event) {
        return event.within("payload").instant("timestamp");
    }

    private static AlertDraft triggered(AlertFields event, Payload payload) {
        AlertFields said = event.within("payload");
        AlertDraft draft = new AlertDraft(said, payload)
                .title(said.needed("summary"))
                .severity(said.whole("severity"))
                .label("host", said.string("source"))
                .label("component", said.string("component"))
                .label("group", said.string("group"))
                .label("class", said.string("class"))
                .label("summary", event.whole("dedup_key") == null ? said.string("summary") : null)
                .annotation("client", event.string("client"))
                .annotations(said.texts("custom_details"))
                .link("client", event.whole("client_url"));
        for (JsonNode link : event.list("links")) {
            AlertFields one = AlertFields.of(link);
            String text = one.string("text");
            draft.link(text == null ? "link" : text, one.whole("href"));
        }
        return draft;
    }
}
