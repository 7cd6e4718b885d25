package dev.serai.hub.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a job carries, stored as JSON.
 *
 * @param tenant whose work it is
 * @param key its key, if it has one
 * @param headers the message headers of the handler
 * @param body the message body: null or a JSON value
 */
record JobPayload(String tenant, @Nullable String key, Map<String, String> headers, @Nullable Object body) {

    /** Characters of JSON; a job is a reference to work, not the place for its data. */
    static final int LIMIT = 256 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    JobPayload {
        headers = Map.copyOf(headers);
        headers.forEach(JobPayload::checkHeader);
        JsonValue.check(tenant);
        JsonValue.check(key);
        JsonValue.check(body);
    }

    static JobPayload parse(String json) {
        try {
            return JSON.readValue(json, JobPayload.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored job is not readable: " + e.getOriginalMessage(), e);
        }
    }

    String toJson() {
        try {
            String json = JSON.writeValueAsString(this);
            if (json.length() > LIMIT) {
                throw new IllegalArgumentException(
                        "a job carries at most " + LIMIT + " characters, this one has " + json.length());
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the job cannot be written as JSON", e);
        }
    }

    /** What it is among the jobs of its name: equal for equal keys of a tenant, else unique by {@code id}. */
    String instance(String id) {
        return key == null ? id : tenant + "/" + key;
    }

    private static void checkHeader(String name, String value) {
        JsonValue.check(name);
        JsonValue.check(value);
    }
}
