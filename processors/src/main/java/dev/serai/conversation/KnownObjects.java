package dev.serai.conversation;

import dev.serai.incident.Place;
import dev.serai.incident.PlaceLabel;
import dev.serai.language.NamedObject;
import dev.serai.language.TargetKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The objects that alerts name, which people may then name too. Their names have the forms that Kubernetes demands: what
 * else an alert says would be read in the hub's own sentences.
 */
public final class KnownObjects {

    /** RFC 1123. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private static final Pattern SUBDOMAIN =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private KnownObjects() {}

    /**
     * Each object once, in the order of the alerts; of one alert the workload first.
     *
     * @param alerts the labels of each
     * @param clusters those of the tenant; an object of none of them can be asked about, and has no kind
     */
    public static List<NamedObject> of(List<Map<String, String>> alerts, Set<String> clusters) {
        Set<NamedObject> found = new LinkedHashSet<>();
        alerts.forEach(labels -> found.addAll(of(labels, clusters)));
        return List.copyOf(found);
    }

    private static List<NamedObject> of(Map<String, String> labels, Set<String> clusters) {
        List<NamedObject> found = new ArrayList<>();
        workload(labels).ifPresent(kind -> add(labels, clusters, kind, PlaceLabel.WORKLOAD, found));
        add(labels, clusters, TargetKind.DEPLOYMENT, PlaceLabel.DEPLOYMENT, found);
        add(labels, clusters, TargetKind.STATEFUL_SET, PlaceLabel.STATEFUL_SET, found);
        add(labels, clusters, TargetKind.DAEMON_SET, PlaceLabel.DAEMON_SET, found);
        if (found.isEmpty()) {
            add(labels, clusters, null, PlaceLabel.WORKLOAD, found);
        }
        String service = labels.get("service");
        if (found.isEmpty() && service != null) {
            add(labels, clusters, null, service, found);
        }
        boolean known = !found.isEmpty();
        add(labels, clusters, TargetKind.POD, PlaceLabel.POD, found);
        if (!known || service != null) {
            // A pod's workload, of which the alert does not say the kind.
            add(labels, clusters, null, Place.of(labels).workload(), found);
        }
        add(labels, clusters, TargetKind.NODE, PlaceLabel.NODE, found);
        return found;
    }

    private static boolean isName(@Nullable String name, Pattern form) {
        return name == null || form.matcher(name).matches();
    }

    private static Optional<TargetKind> workload(Map<String, String> labels) {
        return Arrays.stream(TargetKind.values())
                .filter(kind -> kind.title().equals(labels.get("workload_kind")))
                .findFirst();
    }

    private static void add(
            Map<String, String> labels,
            Set<String> clusters,
            @Nullable TargetKind kind,
            PlaceLabel label,
            List<NamedObject> found) {
        add(labels, clusters, kind, label.of(labels), found);
    }

    private static void add(
            Map<String, String> labels,
            Set<String> clusters,
            @Nullable TargetKind kind,
            @Nullable String name,
            List<NamedObject> found) {
        if (name == null) {
            return;
        }
        String cluster = PlaceLabel.CLUSTER.of(labels);
        boolean own = cluster != null && clusters.contains(cluster);
        String namespace = kind == TargetKind.NODE ? null : PlaceLabel.NAMESPACE.of(labels);
        if (!isName(name, SUBDOMAIN) || !isName(namespace, LABEL) || !own && !isName(cluster, SUBDOMAIN)) {
            return;
        }
        NamedObject object = new NamedObject(cluster, own ? kind : null, namespace, name, true);
        if (!found.contains(object)) {
            found.add(object);
        }
    }
}
