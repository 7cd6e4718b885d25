package dev.serai.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is open to the outside of the cluster without encryption, as far as Services and Ingresses say. */
final class ExposureScan {

    /** Protocols that have no encryption at these ports. */
    private static final Map<Integer, String> PLAIN = Map.of(
            80, "http",
            8080, "http",
            21, "ftp",
            23, "telnet",
            389, "ldap",
            1883, "mqtt",
            6379, "redis",
            11211, "memcached");

    private static final Set<String> PLAIN_NAMES =
            Set.of("http", "ftp", "telnet", "ldap", "mqtt", "redis", "memcached");

    private ExposureScan() {}

    static List<ScanFinding> of(ClusterObjects objects) {
        List<ScanFinding> findings = new ArrayList<>();
        objects.stream(ScanKind.SERVICE).forEach(service -> service(service, findings));
        objects.stream(ScanKind.INGRESS).forEach(ingress -> ingress(ingress, findings));
        return findings;
    }

    private static void service(KubernetesObject service, List<ScanFinding> findings) {
        JsonNode spec = service.tree().path("spec");
        String type = spec.path("type").asText("ClusterIP");
        if (!Set.of("LoadBalancer", "NodePort").contains(type)
                && spec.path("externalIPs").isEmpty()) {
            return;
        }
        for (JsonNode port : spec.path("ports")) {
            String protocol = protocol(port);
            if (!protocol.isEmpty()) {
                String number = port.path("port").asText();
                findings.add(new ScanFinding(
                        ScanRule.PLAIN_TEXT_PORT,
                        service.id(),
                        "/spec/ports/" + number,
                        type + " " + number + " " + protocol,
                        service.id() + ": the port " + number + " (" + protocol
                                + ", not encrypted) can be reached from outside the cluster."));
            }
        }
    }

    /** What the Service says itself goes before what the number suggests; empty for what may be encrypted. */
    private static String protocol(JsonNode port) {
        if (!port.path("protocol").asText("TCP").equals("TCP")) {
            return "";
        }
        for (String field : List.of("appProtocol", "name")) {
            String said = port.path(field).asText().toLowerCase(Locale.ROOT).replaceAll("-.*", "");
            if (!said.isEmpty() && (field.equals("appProtocol") || PLAIN_NAMES.contains(said))) {
                return PLAIN_NAMES.contains(said) ? said : "";
            }
            if (said.matches("https|tls|ssl|ldaps|ftps|mqtts|wss|grpcs|rediss")) {
                return "";
            }
        }
        return PLAIN.getOrDefault(port.path("port").asInt(), "");
    }

    private static void ingress(KubernetesObject ingress, List<ScanFinding> findings) {
        JsonNode spec = ingress.tree().path("spec");
        Set<String> encrypted = KubernetesObject.stream(spec.path("tls"))
                .flatMap(tls -> KubernetesObject.stream(tls.path("hosts")))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        boolean all = KubernetesObject.stream(spec.path("tls"))
                .anyMatch(tls -> tls.path("hosts").isEmpty());
        if (spec.path("rules").isEmpty() && spec.path("tls").isEmpty() && spec.has("defaultBackend")) {
            findings.add(withoutTls(ingress, "*"));
        }
        for (JsonNode rule : spec.path("rules")) {
            String host = rule.path("host").asText("*");
            if (!all && !encrypted.contains(host) && !encrypted.contains(host.replaceFirst("^[^.]+", "*"))) {
                findings.add(withoutTls(ingress, host));
            }
        }
    }

    private static ScanFinding withoutTls(KubernetesObject ingress, String host) {
        String whom = host.equals("*") ? "any host" : host;
        return new ScanFinding(
                ScanRule.INGRESS_WITHOUT_TLS,
                ingress.id(),
                "/spec/rules/" + host,
                host,
                ingress.id() + ": requests for " + whom + " are served without TLS.");
    }
}
