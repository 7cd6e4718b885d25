package dev.serai.hub.intake;

import dev.serai.digest.Sha256;
import dev.serai.hub.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub says about a delivery beside its body.
 *
 * @param event {@code X-GitHub-Event}
 * @param id {@code X-GitHub-Delivery}; the same when somebody has it delivered again
 */
record GithubDelivery(String event, String id) {

    private static final Pattern EVENT = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{8,64}");

    static GithubDelivery of(HttpServletRequest request) {
        return new GithubDelivery(header(request, "X-GitHub-Event", EVENT), header(request, "X-GitHub-Delivery", ID));
    }

    private static String header(HttpServletRequest request, String name, Pattern form) {
        @Nullable String value = SourceAuthenticator.sole(request, name);
        if (value == null || !form.matcher(value).matches()) {
            throw new Problem(400, "malformed", "Malformed request", name + " is missing or not GitHub's.");
        }
        return value;
    }

    /** The signature covers the body and not this id, so a body that was taken before is known under any id. */
    DeliveryIds known(String source, byte[] body) {
        return new DeliveryIds("webhook/" + source, Set.of(id, "sha256:" + Sha256.hex(body)));
    }
}
