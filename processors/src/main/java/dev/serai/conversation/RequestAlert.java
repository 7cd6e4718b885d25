package dev.serai.conversation;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertContent;
import dev.serai.alert.AlertState;
import dev.serai.alert.OwnSource;
import dev.serai.alert.Severity;
import dev.serai.alert.Times;
import dev.serai.digest.Sha256;
import dev.serai.language.NamedObject;
import dev.serai.language.TargetKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's request for a change of an object that is in no trouble, as an alert: every change belongs to an incident, and
 * alerts are the only way to one. Each is an incident of its own, which pages nobody.
 */
public final class RequestAlert {

    /** The source of all of them, which nobody can post to. */
    public static final String SOURCE = OwnSource.PERSON_REQUEST.wire();

    private RequestAlert() {}

    /**
     * The request itself.
     *
     * @param object with its cluster and kind
     * @param request what it is known by: the same request again is the same alert
     */
    public static Alert firing(NamedObject object, UUID request, Instant now) {
        String cluster = Objects.requireNonNull(object.cluster());
        String namespace = object.namespace() == null ? "" : object.namespace();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("alertname", "ChangeRequested");
        labels.put("cluster", cluster);
        if (!namespace.isEmpty()) {
            labels.put("namespace", namespace);
        }
        labels.put(label(object.kind()), object.name());
        String fingerprint = Sha256.hex("request\n" + request).substring(0, 32);
        return alert(
                fingerprint, "Change requested: " + object.inWords(), labels, AlertState.FIRING, new Times(now, null));
    }

    /** The same alert, when nothing is left to be decided or done about it. */
    public static Alert over(String fingerprint, String title, Map<String, String> labels, Instant since, Instant now) {
        return alert(fingerprint, title, labels, AlertState.RESOLVED, new Times(since, now));
    }

    private static Alert alert(
            String fingerprint, String title, Map<String, String> labels, AlertState state, Times times) {
        AlertContent content = new AlertContent(Severity.INFO, title, null, labels, Map.of(), List.of(), List.of());
        return new Alert(SOURCE, fingerprint, state, content, times, null);
    }

    private static String label(@Nullable TargetKind kind) {
        return switch (Objects.requireNonNull(kind)) {
            case DEPLOYMENT -> "deployment";
            case STATEFUL_SET -> "statefulset";
            case DAEMON_SET -> "daemonset";
            case POD -> "pod";
            case NODE -> "node";
        };
    }
}
