package dev.serai.kamelet.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.json.StrictJson;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of a change over HTTP that was sent and whose answer nobody has: by the target's status address,
 * or by the same request once more where the target promises that this has no second effect. What neither says stays
 * unknown.
 */
public class HttpEffectFind {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);

    private final HttpAction reading = new HttpAction();
    private final HttpAction changing = new HttpAction();

    public HttpEffectFind() {
        changing.setChanges(true);
    }

    /** As {@link HttpAction#setAllow}. */
    public void setAllow(String allow) {
        reading.setAllow(allow);
        changing.setAllow(allow);
    }

    /** As {@link HttpAction#setAllowPrivate}. */
    public void setAllowPrivate(String allowPrivate) {
        reading.setAllowPrivate(allowPrivate);
        changing.setAllowPrivate(allowPrivate);
    }

    /** In milliseconds, of each request. */
    public void setTimeLimit(long timeLimit) {
        reading.setTimeLimit(timeLimit);
        changing.setTimeLimit(timeLimit);
    }

    /** In bytes. */
    public void setBodyLimit(int bodyLimit) {
        reading.setBodyLimit(bodyLimit);
        changing.setBodyLimit(bodyLimit);
    }

    /**
     * Finds out.
     *
     * @param arguments those of the request
     * @param actionId its {@code Idempotency-Key}
     * @param mayRepeat whether the caller allows a repeat now
     */
    public Map<String, @Nullable Object> find(
            @Body Map<String, ?> arguments,
            @Header("actionId") String actionId,
            @Header("ownPorts") @Nullable String ownPorts,
            @Header("mayRepeat") boolean mayRepeat) {
        Map<String, @Nullable Object> found = unknown(HttpResult.empty(), "OUTCOME_UNKNOWN");
        if (arguments.get("status_url") instanceof String url) {
            found = status(url.replace("{id}", actionId), ownPorts);
        }
        boolean open = "unknown".equals(found.get("outcome"));
        boolean promised = Boolean.TRUE.equals(arguments.get("idempotent"));
        return open && promised && mayRepeat ? repeated(arguments, actionId, ownPorts) : found;
    }

    private Map<String, @Nullable Object> status(String url, @Nullable String ownPorts) {
        Map<String, @Nullable Object> answer = reading.request(Map.of("url", url, "method", "GET"), null, ownPorts);
        if (!Integer.valueOf(200).equals(answer.get("status"))) {
            return unknown(answer, "STATUS_UNCLEAR");
        }
        return switch (state(answer)) {
            case "succeeded" -> settled(answer, "succeeded", "STATUS_SUCCEEDED");
            case "failed" -> settled(answer, "failed", "STATUS_FAILED");
            case "none" -> {
                answer.put("effect", "none");
                yield settled(answer, "failed", "NO_EFFECT_FOUND");
            }
            case "running" -> unknown(answer, "STATUS_RUNNING");
            default -> unknown(answer, "STATUS_UNCLEAR");
        };
    }

    private static String state(Map<String, @Nullable Object> answer) {
        try {
            JsonNode state = JSON.readTree(String.valueOf(answer.get("body"))).path("state");
            return state.isTextual() ? state.asText() : "";
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** Only a success settles: any other answer may be about the repeat and not about the first request. */
    private Map<String, @Nullable Object> repeated(
            Map<String, ?> arguments, String actionId, @Nullable String ownPorts) {
        Map<String, @Nullable Object> answer = changing.request(new HashMap<>(arguments), actionId, ownPorts);
        return "succeeded".equals(answer.get("outcome"))
                ? settled(answer, "succeeded", "REPEATED")
                : unknown(answer, "REPEAT_UNCLEAR");
    }

    private static Map<String, @Nullable Object> unknown(Map<String, @Nullable Object> answer, String reason) {
        answer.put("effect", null);
        return settled(answer, "unknown", reason);
    }

    private static Map<String, @Nullable Object> settled(
            Map<String, @Nullable Object> answer, String outcome, String reason) {
        answer.put("outcome", outcome);
        answer.put("reason", reason);
        return answer;
    }
}
