package dev.serai.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pod that a workload makes, or a pod that stands for itself.
 *
 * @param of the workload or pod
 * @param path of the pod's spec in it, as a JSON pointer
 */
record PodTemplate(KubernetesObject of, String path) {

    private static final Set<String> CONTROLLERS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob");

    /**
     * One container of it.
     *
     * @param path as a JSON pointer
     */
    record Container(JsonNode tree, String path) {

        String name() {
            return tree.path("name").asText();
        }
    }

    /** Each once: what another object that is read makes is seen there. */
    static Stream<PodTemplate> of(ClusterObjects objects) {
        return ScanKind.WORKLOADS.stream()
                .sorted()
                .flatMap(objects::stream)
                .filter(object -> !isSeenElsewhere(object, objects))
                .filter(object -> !isOver(object))
                .map(object -> new PodTemplate(object, path(object.kind())));
    }

    private static boolean isSeenElsewhere(KubernetesObject object, ClusterObjects objects) {
        String controller = object.controllerKind();
        return CONTROLLERS.contains(controller)
                && ScanKind.WORKLOADS.stream()
                        .filter(kind -> kind.title().equals(controller))
                        .allMatch(kind -> objects.isComplete(List.of(kind)));
    }

    private static boolean isOver(KubernetesObject object) {
        String phase = object.tree().at("/status/phase").asText();
        return object.kind() == ScanKind.POD && (phase.equals("Succeeded") || phase.equals("Failed"));
    }

    private static String path(ScanKind kind) {
        return switch (kind) {
            case POD -> "/spec";
            case CRON_JOB -> "/spec/jobTemplate/spec/template/spec";
            default -> "/spec/template/spec";
        };
    }

    JsonNode spec() {
        return of.tree().at(path);
    }

    Map<String, String> labels() {
        return of.kind() == ScanKind.POD
                ? of.labels()
                : KubernetesObject.texts(of.tree().at(path.replaceAll("/spec$", "/metadata/labels")));
    }

    String account() {
        String name = spec().path("serviceAccountName")
                .asText(spec().path("serviceAccount").asText());
        return name.isEmpty() ? "default" : name;
    }

    boolean isOfWindows() {
        return spec().at("/os/name").asText().equals("windows");
    }

    List<Container> containers() {
        List<Container> containers = new ArrayList<>();
        for (String group : List.of("initContainers", "containers", "ephemeralContainers")) {
            JsonNode list = spec().path(group);
            for (int i = 0; i < list.size(); i++) {
                containers.add(new Container(list.get(i), path + "/" + group + "/" + i));
            }
        }
        return containers;
    }

    ScanFinding finding(ScanRule rule, String at, String value, String sentence) {
        return new ScanFinding(rule, of.id(), at, value, of.id() + ": " + sentence);
    }
}
