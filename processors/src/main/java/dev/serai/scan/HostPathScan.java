package dev.serai.scan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.scan.PodTemplate.Container;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Folders of the node that containers mount; a volume that none mounts shows nothing. */
final class HostPathScan {

    private static final List<String> SENSITIVE = List.of(
            "/etc",
            "/proc",
            "/sys",
            "/dev",
            "/root",
            "/boot",
            "/run",
            "/var/run",
            "/var/lib/kubelet",
            "/var/lib/docker",
            "/var/lib/containerd",
            "/var/lib/etcd");

    private HostPathScan() {}

    static List<ScanFinding> of(PodTemplate pod) {
        Map<String, String> paths = new HashMap<>();
        for (JsonNode volume : pod.spec().path("volumes")) {
            if (volume.has("hostPath")) {
                paths.put(
                        volume.path("name").asText(),
                        normal(volume.at("/hostPath/path").asText()));
            }
        }
        List<ScanFinding> findings = new ArrayList<>();
        for (Container container : pod.containers()) {
            for (JsonNode mount : container.tree().path("volumeMounts")) {
                String path = paths.get(mount.path("name").asText());
                if (path != null) {
                    findings.add(finding(pod, container, path, mount));
                }
            }
        }
        return findings;
    }

    private static ScanFinding finding(PodTemplate pod, Container container, String path, JsonNode mount) {
        boolean reads = mount.path("readOnly").asBoolean();
        return pod.finding(
                isSensitive(path) ? ScanRule.HOST_PATH_SENSITIVE : ScanRule.HOST_PATH,
                container.path() + "/volumeMounts/" + mount.path("name").asText(),
                path + (reads ? " (read only)" : ""),
                "the container " + container.name() + " can " + (reads ? "read" : "change") + " " + path
                        + " of its node.");
    }

    /** A folder above a sensitive one shows it as well. */
    private static boolean isSensitive(String path) {
        return path.equals("/")
                || SENSITIVE.stream()
                        .anyMatch(folder -> (path + "/").startsWith(folder + "/") || folder.startsWith(path + "/"));
    }

    private static String normal(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
