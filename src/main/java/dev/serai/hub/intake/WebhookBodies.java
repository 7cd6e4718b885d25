package dev.serai.hub.intake;

import dev.serai.alert.Limits;
import dev.serai.hub.http.BodyRule;
import dev.serai.hub.http.HeapShare;
import dev.serai.hub.http.Problem;
import dev.serai.hub.intake.SourceAuthenticator.Sender;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bodies of deliveries: read only for a source whose token was right, or that shows a signature to be checked. */
@Component
class WebhookBodies implements BodyRule {

    /** Who sends, as a request attribute. */
    static final String SENDER = Sender.class.getName();

    private final SourceAuthenticator senders;
    private final HeapShare heap = new HeapShare(Limits.BODY_BYTES);

    WebhookBodies(SourceAuthenticator senders) {
        this.senders = senders;
    }

    @Override
    public boolean isFor(HttpServletRequest request) {
        return request.getServletPath().equals("/webhooks");
    }

    @Override
    public BodyAdmission admit(HttpServletRequest request) {
        String path = request.getPathInfo();
        Sender sender = senders.admit(path == null ? "" : path.substring(1), request);
        request.setAttribute(SENDER, sender);
        if (!sender.settings().known().anyType()) {
            checkType(request.getContentType());
        }
        return new BodyAdmission("webhook " + sender.name(), Limits.BODY_BYTES, heap);
    }

    /** A missing type is taken as JSON. */
    private static void checkType(@Nullable String type) {
        if (type == null || type.isBlank()) {
            return;
        }
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!media.equals("application/json") && !media.endsWith("+json")) {
            throw new Problem(
                    415, "unsupported-type", "Unsupported content type", "The body must be application/json in UTF-8.");
        }
    }
}
