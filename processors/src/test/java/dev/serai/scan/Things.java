package dev.serai.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Objects of a cluster, written in YAML. */
final class Things {

    private static final ObjectMapper YAML = new YAMLMapper();

    private final Map<ScanKind, List<JsonNode>> objects = new EnumMap<>(ScanKind.class);
    private final Map<ScanKind, String> gaps = new EnumMap<>(ScanKind.class);

    private Things() {
        for (ScanKind kind : ScanKind.values()) {
            objects.put(kind, new ArrayList<>());
        }
    }

    static Things none() {
        return new Things();
    }

    Things with(ScanKind kind, String yaml) {
        objects.get(kind).add(tree(yaml));
        return this;
    }

    /** A pod in the namespace shop that has a network policy and asks for no token. */
    Things pod(String spec) {
        return with(
                ScanKind.POD,
                "{metadata: {namespace: shop, name: web}, spec: {automountServiceAccountToken: false, " + spec + "}}");
    }

    Things role(String name, String rules) {
        return with(ScanKind.ROLE, "{metadata: {namespace: shop, name: " + name + "}, rules: [" + rules + "]}");
    }

    Things clusterRole(String name, String rest) {
        return with(ScanKind.CLUSTER_ROLE, "{metadata: {name: " + name + "}, " + rest + "}");
    }

    Things bind(String namespace, String role, String subjects) {
        String name = role.replace('/', '-').toLowerCase(Locale.ROOT);
        String ref = "roleRef: {kind: " + role.replace("/", ", name: '") + "'}, subjects: [" + subjects + "]}";
        return namespace.isEmpty()
                ? with(ScanKind.CLUSTER_ROLE_BINDING, "{metadata: {name: " + name + "}, " + ref)
                : with(ScanKind.ROLE_BINDING, "{metadata: {namespace: " + namespace + ", name: " + name + "}, " + ref);
    }

    Things without(ScanKind kind, String why) {
        objects.get(kind).clear();
        gaps.put(kind, why);
        return this;
    }

    ClusterObjects read() {
        return new ClusterObjects(objects, gaps);
    }

    List<ScanRule> rules() {
        return ClusterScan.findings(read()).stream().map(ScanFinding::rule).toList();
    }

    static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
