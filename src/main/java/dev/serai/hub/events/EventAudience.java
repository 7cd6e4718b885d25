package dev.serai.hub.events;

import dev.serai.hub.http.OperationAccess;
import dev.serai.investigation.ToolPermit;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** By which operation an event can be read; who may call it is shown the event as well. */
enum EventAudience {
    INCIDENTS("listIncidentTimeline"),
    AUTOMATION("getAutomation"),
    SCANS("listScans"),
    REPLAYS("listReplays"),
    /** It shows all of them. */
    AUDIT("listAudit");

    private final String operation;

    EventAudience(String operation) {
        this.operation = operation;
    }

    /** Those that the caller belongs to. */
    static Set<EventAudience> of(ToolPermit permit, OperationAccess access) {
        return EnumSet.allOf(EventAudience.class).stream()
                .filter(audience -> access.allows(audience.operation, permit))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The first that is shown the event, beside the audit's. */
    static EventAudience of(RecordedEvent event) {
        if (event.incidentId() != null) {
            return INCIDENTS;
        }
        return switch (event.objectType()) {
            case "automation" -> AUTOMATION;
            case "scan" -> SCANS;
            case "replay" -> REPLAYS;
            default -> AUDIT;
        };
    }
}
