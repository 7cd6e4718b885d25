package dev.serai.alert.vendor;

import dev.serai.alert.AlertDraft;
import dev.serai.alert.AlertFields;
import dev.serai.alert.AlertState;
import dev.serai.alert.Deliveries;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads PagerDuty's webhooks, version 3 (developer.pagerduty.com/docs/webhooks-overview). The condition is the incident's id. */
public final class PagerdutyNormaliser {

    private static final String RESOURCE = "incident";

    private static final String REOPENED = "reopened";
    /** Other events change no incident's state. */
    private static final Map<String, AlertState> EVENTS = Map.of(
            "triggered",
            AlertState.FIRING,
            "escalated",
            AlertState.FIRING,
            "priority_updated",
            AlertState.FIRING,
            REOPENED,
            AlertState.FIRING,
            "resolved",
            AlertState.RESOLVED);

    private PagerdutyNormaliser() {}

    /** The incident of a delivery; or nothing where it changes no incident's state. */
    public static Normalised normalise(Payload payload) {
        return Deliveries.one(payload, body -> event(body.within("event"), payload));
    }

    private static Normalised event(AlertFields event, Payload payload) {
        String type = event.needed("event_type");
        String what = type.substring(type.indexOf('.') + 1);
        AlertState state = EVENTS.get(what);
        if (state == null || !RESOURCE.equals(event.whole("resource_type"))) {
            return Normalised.ignored("not an event that opens or closes an incident");
        }
        AlertFields incident = event.within("data");
        Instant at = event.instant("occurred_at");
        Instant created = incident.instant("created_at");
        boolean over = state == AlertState.RESOLVED;
        return draft(incident, payload)
                .annotation("event", type)
                .as(
                        state,
                        incident.needed("id"),
                        what.equals(REOPENED) || created == null && !over ? at : created,
                        over ? at : null);
    }

    private static AlertDraft draft(AlertFields incident, Payload payload) {
        AlertFields service = incident.maybe("service");
        AlertFields policy = incident.maybe("escalation_policy");
        return new AlertDraft(incident, payload)
                .title(incident.whole("title"), incident.whole("summary"))
                .severity(severity(incident))
                .label("service", service == null ? null : service.whole("summary"))
                .label("escalation_policy", policy == null ? null : policy.whole("summary"))
                .annotation("incident_number", incident.text("number"))
                .annotation("incident_key", incident.string("incident_key"))
                .link("pagerduty", incident.whole("html_url"));
    }

    /** The priority where it is called like one, for instance P1; else the urgency. */
    private static @Nullable String severity(AlertFields incident) {
        AlertFields priority = incident.maybe("priority");
        String named = priority == null ? null : priority.whole("summary");
        return named == null ? incident.whole("urgency") : named;
    }
}
