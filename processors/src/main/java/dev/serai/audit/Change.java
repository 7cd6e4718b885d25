package dev.serai.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of state as the audit and the incident's timeline tell it.
 *
 * @param tenant whose object changed
 * @param actor who changed it: {@code user:<name>}, {@code system}, {@code policy} or {@code model:<name>}
 * @param verb what happened, {@code <object>.<past participle>}, for instance {@code incident.acknowledged}
 * @param objectType the changed object's type, the first part of the verb unless another is meant
 * @param objectId the changed object's id
 * @param incidentId the incident whose timeline shows it, if any
 * @param reason the reason code of the decision behind it, if any
 * @param details further facts, without secrets; values are strings, numbers, booleans, lists or maps of these
 */
public record Change(
        String tenant,
        String actor,
        String verb,
        String objectType,
        String objectId,
        @Nullable UUID incidentId,
        @Nullable String reason,
        Map<String, Object> details) {

    public Change {
        if (verb.indexOf('.') <= 0) {
            throw new IllegalArgumentException("verb '" + verb + "' is not <object>.<past participle>");
        }
        details = Map.copyOf(details);
    }

    /** A change of an incident itself, or of something that its timeline tells. */
    public static Change ofIncident(
            String tenant,
            String actor,
            String verb,
            UUID incidentId,
            @Nullable String reason,
            Map<String, Object> details) {
        return new Change(tenant, actor, verb, "incident", incidentId.toString(), incidentId, reason, details);
    }
}
