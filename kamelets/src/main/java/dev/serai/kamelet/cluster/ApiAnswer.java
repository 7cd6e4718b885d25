package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serai.json.StrictJson;
import java.io.IOException;

/**
 * What the API server answered.
 *
 * @param status the HTTP status
 * @param bytes the body, cut at the limit
 * @param truncated whether it was cut
 */
record ApiAnswer(int status, byte[] bytes, boolean truncated) {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);

    /** The body as a tree; an empty object where it is none. */
    JsonNode json() {
        try {
            JsonNode tree = JSON.readTree(bytes);
            return tree == null || !tree.isObject() ? JsonNodeFactory.instance.objectNode() : tree;
        } catch (IOException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    boolean ok() {
        // An eviction that the server refuses can come as 201 with a Status of failure in it.
        return status / 100 == 2 && !failureStatus();
    }

    private boolean failureStatus() {
        JsonNode body = json();
        return "Status".equals(body.path("kind").asText())
                && "Failure".equals(body.path("status").asText());
    }

    ClusterRefusal refusal(boolean writing) {
        return new ClusterRefusal(
                reason(), status + " " + json().path("message").asText(), writing, status);
    }

    private ClusterResultReason reason() {
        return switch (status) {
            case 401 -> ClusterResultReason.UNAUTHORIZED;
            case 403 -> ClusterResultReason.FORBIDDEN;
            case 404 -> ClusterResultReason.NOT_FOUND;
            case 409 -> ClusterResultReason.CONFLICT;
            case 429 -> disruptionBudget() ? ClusterResultReason.REFUSED_PDB : ClusterResultReason.BUSY;
            case 504 -> ClusterResultReason.TIMEOUT;
            default -> status >= 500
                    ? ClusterResultReason.SERVER_ERROR
                    : status / 100 == 2 ? ClusterResultReason.REFUSED_STATE : ClusterResultReason.INVALID;
        };
    }

    /** Priority and fairness answers 429 as well; only a disruption budget names itself as the cause. */
    private boolean disruptionBudget() {
        for (JsonNode cause : json().path("details").path("causes")) {
            if ("DisruptionBudget".equals(cause.path("reason").asText())) {
                return true;
            }
        }
        return false;
    }
}
