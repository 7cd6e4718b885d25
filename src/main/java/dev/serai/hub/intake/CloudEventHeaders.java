package dev.serai.hub.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.http.Problem;
import dev.serai.signature.RequestHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attributes of a CloudEvent in binary mode, whose body is the data alone (CloudEvents 1.0, HTTP protocol binding, 3.1). */
final class CloudEventHeaders {

    private static final List<String> ATTRIBUTES =
            List.of("specversion", "id", "source", "type", "subject", "time", "severity");
    private static final int LONGEST = 1_024;

    private CloudEventHeaders() {}

    /** As an object of JSON; null where the event is in the body. */
    static @Nullable String attributes(RequestHeaders headers) {
        if (headers.value("ce-specversion") == null) {
            return null;
        }
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        for (String name : ATTRIBUTES) {
            String value = headers.value("ce-" + name);
            if (value != null) {
                attributes.put(name, decoded(name, value));
            }
        }
        return attributes.toString();
    }

    private static String decoded(String name, String value) {
        try {
            // A plus is itself there.
            String text = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (text.length() <= LONGEST && text.indexOf(0) < 0) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new Problem(400, "malformed", "Malformed request", "ce-" + name + " is no attribute of a CloudEvent.");
    }
}
