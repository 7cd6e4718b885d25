package dev.serai.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The {@code Status} objects of the API. */
final class Status {

    private Status() {}

    static ObjectNode of(int code, String reason, String message) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        return status.put("status", code < 400 ? "Success" : "Failure")
                .put("message", message)
                .put("reason", reason)
                .put("code", code);
    }

    static ObjectNode badRequest(String message) {
        return of(400, "BadRequest", message);
    }

    static ObjectNode notFound(Address at) {
        return of(404, "NotFound", at.resource() + " \"" + at.name() + "\" not found");
    }

    static ObjectNode conflict(Address at, String why) {
        return of(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + at.resource() + " \"" + at.name() + "\": " + why);
    }

    static ObjectNode forbidden(String verb, Address at) {
        return of(
                403,
                "Forbidden",
                at.resourceInRoles() + " is forbidden: this account cannot " + verb + " resource \""
                        + at.resourceInRoles()
                        + "\" in API group \"" + at.group() + "\""
                        + (at.namespace().isEmpty()
                                ? " at the cluster scope"
                                : " in the namespace \"" + at.namespace() + "\""));
    }

    /** For a {@code continue} or a {@code resourceVersion} that is too old. */
    static ObjectNode expired(String message) {
        return of(410, "Expired", message);
    }

    static ObjectNode budget(String budget, int needs, int has) {
        ObjectNode status =
                of(429, "TooManyRequests", "Cannot evict pod as it would violate the pod's disruption budget.");
        status.putObject("details")
                .putArray("causes")
                .addObject()
                .put("reason", "DisruptionBudget")
                .put(
                        "message",
                        "The disruption budget " + budget + " needs " + needs + " healthy pods and has " + has
                                + " currently");
        return status;
    }
}
