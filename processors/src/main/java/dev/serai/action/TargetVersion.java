package dev.serai.action;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which object, in which version, a dry run was about: canonical JSON (RFC 8785) such as {@code
 * {"generation":3,"uid":"…"}}, with {@code template_sha256} where a template would be brought back. The version that changes with an object's status is left out on purpose: it is another
 * one before anybody could approve it.
 */
public final class TargetVersion {

    private static final int MAX_UID = 128;
    /** What would be written was taken from another object, which can change while this one stays as it is. */
    private static final String TEMPLATE = "template_sha256";

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

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
        Object template = answer.get(TEMPLATE);
        if (template != null) {
            if (!(template instanceof String sha256) || !SHA256.matcher(sha256).matches()) {
                return Optional.empty();
            }
            version.put(TEMPLATE, sha256);
        }
        return Optional.of(new String(CanonicalJson.bytes(version), StandardCharsets.UTF_8));
    }
}
