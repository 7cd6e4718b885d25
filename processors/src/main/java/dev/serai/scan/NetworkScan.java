package dev.serai.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which pods take connections from anybody inside the cluster. */
final class NetworkScan {

    private final ClusterObjects objects;

    private NetworkScan(ClusterObjects objects) {
        this.objects = objects;
    }

    /** Nothing where the policies are not all known: none seen is not none there. */
    static List<ScanFinding> of(ClusterObjects objects) {
        return objects.isComplete(List.of(ScanKind.NETWORK_POLICY)) ? new NetworkScan(objects).findings() : List.of();
    }

    private List<ScanFinding> findings() {
        Map<String, List<PodTemplate>> pods = PodTemplate.of(objects)
                .filter(pod -> !pod.spec().path("hostNetwork").asBoolean())
                .collect(Collectors.groupingBy(
                        pod -> pod.of().namespace(), TreeMap::new, Collectors.toCollection(ArrayList::new)));
        List<ScanFinding> findings = new ArrayList<>();
        pods.forEach((namespace, all) -> findings.addAll(of(namespace, all)));
        return findings;
    }

    private List<ScanFinding> of(String namespace, List<PodTemplate> pods) {
        List<JsonNode> policies = objects.stream(ScanKind.NETWORK_POLICY)
                .filter(policy -> policy.namespace().equals(namespace))
                .map(policy -> policy.tree().path("spec"))
                .filter(NetworkScan::isolates)
                .toList();
        if (policies.isEmpty()) {
            return List.of(new ScanFinding(
                    ScanRule.NO_NETWORK_POLICY,
                    new ObjectId("Namespace", "", namespace),
                    "/networkpolicies",
                    "none",
                    "Namespace " + namespace
                            + ": no network policy limits who may connect to its pods, from anywhere in the cluster."));
        }
        return pods.stream()
                .filter(pod -> policies.stream()
                        .noneMatch(policy -> LabelSelector.matches(policy.path("podSelector"), pod.labels())))
                .map(pod -> pod.finding(
                        ScanRule.NOT_ISOLATED,
                        "/networkpolicies",
                        "none selects it",
                        "no network policy of its namespace limits who may connect to it."))
                .toList();
    }

    /** Whether it limits what comes in; {@code policyTypes} always means Ingress where it is not given. */
    private static boolean isolates(JsonNode spec) {
        boolean incoming = !spec.has("policyTypes")
                || KubernetesObject.stream(spec.path("policyTypes"))
                        .anyMatch(type -> type.asText().equals("Ingress"));
        return incoming
                && KubernetesObject.stream(spec.path("ingress"))
                        .noneMatch(rule -> rule.path("from").isEmpty()
                                && rule.path("ports").isEmpty());
    }
}
