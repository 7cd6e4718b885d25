package dev.serai.hub.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as a subscriber is sent it.
 *
 * @param key what keeps its order: the id of its incident, else of what it happened to
 * @param text the JSON of a CloudEvent
 */
record OutgoingEvent(UUID id, String verb, String key, Instant at, String text) {

    static OutgoingEvent of(String tenant, RecordedEvent event) {
        UUID incident = event.incidentId();
        return new OutgoingEvent(
                event.id(),
                event.verb(),
                incident == null ? event.objectType() + '/' + event.objectId() : incident.toString(),
                event.at(),
                CloudEventText.of(tenant, event));
    }
}
