package dev.serai.scan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.scan.PodTemplate.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What containers are allowed to do to their node. */
final class WorkloadScan {

    /** Each of them is enough to leave a container. */
    private static final Set<String> ESCAPES = Set.of(
            "ALL",
            "SYS_ADMIN",
            "SYS_PTRACE",
            "SYS_MODULE",
            "SYS_RAWIO",
            "SYS_BOOT",
            "DAC_READ_SEARCH",
            "MAC_ADMIN",
            "BPF");

    private static final Set<String> NETWORK = Set.of("NET_ADMIN", "NET_RAW");

    private final List<ScanFinding> findings = new ArrayList<>();
    private final PodTemplate pod;

    private WorkloadScan(PodTemplate pod) {
        this.pod = pod;
    }

    static List<ScanFinding> of(PodTemplate pod) {
        WorkloadScan scan = new WorkloadScan(pod);
        if (!pod.isOfWindows()) {
            scan.shared();
            scan.findings.addAll(HostPathScan.of(pod));
            pod.containers().forEach(scan::container);
        }
        return scan.findings;
    }

    private void shared() {
        shared("hostPID", ScanRule.HOST_PROCESSES, "sees and can signal every process of its node.");
        shared("hostIPC", ScanRule.HOST_IPC, "shares memory segments with every process of its node.");
        shared("hostNetwork", ScanRule.HOST_NETWORK, "uses its node's network; no network policy holds for it.");
    }

    private void shared(String field, ScanRule rule, String sentence) {
        if (pod.spec().path(field).asBoolean()) {
            findings.add(pod.finding(rule, pod.path() + "/" + field, "true", sentence));
        }
    }

    private void container(Container container) {
        JsonNode own = container.tree().path("securityContext");
        String at = container.path() + "/securityContext";
        if (own.path("privileged").asBoolean()) {
            findings.add(pod.finding(
                    ScanRule.PRIVILEGED,
                    at + "/privileged",
                    "true",
                    "the container " + container.name() + " is privileged: it can do to its node what root can."));
        }
        for (JsonNode added : own.at("/capabilities/add")) {
            capability(container, at + "/capabilities/add", added.asText());
        }
        user(container, own, at);
        ports(container);
    }

    private void capability(Container container, String at, String written) {
        String name = written.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
        if (ESCAPES.contains(name) || NETWORK.contains(name)) {
            ScanRule rule = ESCAPES.contains(name) ? ScanRule.CAPABILITY_ESCAPE : ScanRule.CAPABILITY_NETWORK;
            findings.add(pod.finding(
                    rule,
                    at + "/" + name,
                    name,
                    "the container " + container.name() + " has the capability " + name + "."));
        }
    }

    /** The container's own word goes before the pod's; the kubelet starts nothing as root that must not be root. */
    private void user(Container container, JsonNode own, String at) {
        JsonNode shared = pod.spec().path("securityContext");
        JsonNode user = own.has("runAsUser") ? own.path("runAsUser") : shared.path("runAsUser");
        JsonNode nonRoot = own.has("runAsNonRoot") ? own.path("runAsNonRoot") : shared.path("runAsNonRoot");
        boolean ownSpace =
                pod.spec().has("hostUsers") && !pod.spec().path("hostUsers").asBoolean();
        if (nonRoot.asBoolean() || ownSpace || user.asLong() > 0) {
            return;
        }
        if (user.isNumber()) {
            String where = own.has("runAsUser") ? at : pod.path() + "/securityContext";
            findings.add(pod.finding(
                    ScanRule.RUNS_AS_ROOT,
                    container.path() + "/securityContext/runAsUser",
                    "0 at " + where + "/runAsUser",
                    "the container " + container.name() + " runs as root."));
        } else {
            findings.add(pod.finding(
                    ScanRule.MAY_RUN_AS_ROOT,
                    at + "/runAsNonRoot",
                    nonRoot.isMissingNode() ? "not set" : "false",
                    "the container " + container.name() + " runs as root if its image says so; nothing forbids it."));
        }
    }

    private void ports(Container container) {
        for (JsonNode port : container.tree().path("ports")) {
            // On the node's own network each port is a port of the node: that is said once.
            if (port.path("hostPort").asInt() > 0
                    && !pod.spec().path("hostNetwork").asBoolean()) {
                findings.add(pod.finding(
                        ScanRule.HOST_PORT,
                        container.path() + "/ports/" + port.path("hostPort").asInt(),
                        port.path("hostPort").asText(),
                        "the container " + container.name() + " opens the port "
                                + port.path("hostPort").asText() + " of its node."));
            }
        }
    }
}
