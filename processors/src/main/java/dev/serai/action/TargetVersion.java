package dev.serai.action;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which object, in which version, a dry run was about: canonical JSON (RFC 8785) such as {@code
 * {"generation":3,"uid":"…"}}. The version that changes with an object's status is left out on purpose: it is another
 * one before anybody could approve it.
 */
public final class TargetVersion {

    private static final int MAX_UID = 128;

    private TargetVersion() {}

    /** Of an executor's answer; empty where it does not say which object it looked at. */
    public static Optional<String> of(Map<String, ? extends @Nullable Object> answer) {
        if (!(answer.get("uid") instanceof String uid) || uid.isBlank() || uid.length() > MAX_UID) {
            return Optional.empty();
        }
        ObjectNode version = JsonNodeFactory.instance.objectNode().put("uid", uid);
        if (answer.get("generation") instanceof Number generation) {
            version.put("generation", generation.longValue());
        }
        return Optional.of(new String(CanonicalJson.bytes(version), StandardCharsets.UTF_8));
    }
}
