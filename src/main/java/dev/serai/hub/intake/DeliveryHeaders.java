package dev.serai.hub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.SourceKind;
import dev.serai.alert.vendor.CloudEventsNormaliser;
import dev.serai.digest.Sha256;
import dev.serai.hub.http.Problem;
import dev.serai.hub.intake.SourceAuthenticator.Sender;
import dev.serai.signature.RequestHeaders;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a sender says about a delivery beside its body.
 *
 * @param event what it is about; null where its kind has no header for that
 * @param ids by which it is known when it comes again; none where repeats count
 */
record DeliveryHeaders(@Nullable String event, Set<String> ids) {

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{8,64}");

    static DeliveryHeaders of(Sender sender, HttpServletRequest request, byte[] body) {
        RequestHeaders headers = SourceAuthenticator.headers(request);
        SourceKind kind = sender.settings().known();
        Set<String> ids = new HashSet<>();
        byte[] signed = sender.proof().signed(headers, body);
        if (signed != null) {
            // A signature covers this and no header with an id, so what was taken before is known under any id.
            ids.add("sha256:" + Sha256.hex(signed));
        }
        if (kind.idHeader() != null) {
            ids.add(header(headers, kind.idHeader(), ID));
        }
        return new DeliveryHeaders(event(sender, kind, headers), ids);
    }

    private static @Nullable String event(Sender sender, SourceKind kind, RequestHeaders headers) {
        if (sender.kind().equals(SourceKind.CLOUDEVENTS)) {
            return CloudEventHeaders.attributes(headers);
        }
        return kind.eventHeader() == null ? null : header(headers, kind.eventHeader(), SourceKind.EVENT);
    }

    private static String header(RequestHeaders headers, String name, Pattern form) {
        String value = headers.value(name);
        if (value == null || !form.matcher(value).matches()) {
            throw new Problem(400, "malformed", "Malformed request", name + " is missing or not its sender's.");
        }
        return value;
    }

    /** Of this source: those of another, or of what is no webhook, do not meet it. */
    @Nullable
    DeliveryIds known(Sender sender, JsonNode payload) {
        if (sender.kind().equals(SourceKind.CLOUDEVENTS)) {
            String id = CloudEventsNormaliser.id(payload, event);
            return id == null ? null : new DeliveryIds("webhook/" + sender.name(), Set.of(id));
        }
        return ids.isEmpty() ? null : new DeliveryIds("webhook/" + sender.name(), ids);
    }
}
