package dev.serai.kamelet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.serai.demo.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each cluster Kamelet, with each kind it knows, asks for what is documented; what no Kamelet asks for is not listed. */
class RightsIT {

    private static final String METRICS = "/apis/metrics.k8s.io/v1beta1";
    private static final Path KAMELETS = Path.of("src/main/resources/kamelets");
    /** What the hub watches. */
    private static final List<String> WATCHED = List.of(
            "v1/pods", "v1/events", "v1/nodes", "apps/v1/deployments", "autoscaling/v2/horizontalpodautoscalers");

    private static final Set<String> OF_PODS =
            Set.of("kubernetes-logs-action", "kubernetes-pod-evict-action", "kubernetes-pod-delete-action");
    /** What reads many objects at once, of no kind in particular. */
    private static final Set<String> OF_ALL = Set.of("kubernetes-rights-action", "scan-environment-action");

    private static final Set<String> OF_DEPLOYMENTS =
            Set.of("kubernetes-rollback-action", "kubernetes-rollout-history-action");
    private static final Map<String, Object> VALUES = Map.of(
            "replicas", 2,
            "revision", 1,
            "container", "app",
            "memory_limit", "300Mi",
            "key", "serai.dev/note",
            "value", "seen",
            "for_s", 0,
            "verb", "delete",
            "resource", "pods");

    private static Fixture fixture;

    @BeforeAll
    static void start() throws Exception {
        fixture = new Fixture();
    }

    @AfterAll
    static void stop() throws Exception {
        fixture.close();
    }

    @Test
    void what_the_kamelets_ask_for_is_what_is_documented() throws Exception {
        Set<Right> asked = new TreeSet<>();
        try (Stream<Path> files = Files.list(KAMELETS)) {
            for (Path file : files.filter(RightsIT::cluster).sorted().toList()) {
                asked.addAll(askedBy(new YAMLMapper().readTree(file.toFile())));
            }
        }
        fixture.server.reset();
        for (String resource : WATCHED) {
            asked.addAll(askedByTheWatch(resource));
        }
        assertThat(asked).containsExactlyElementsOf(Right.documented());
    }

    private static boolean cluster(Path file) {
        String name = file.getFileName().toString();
        return (name.startsWith("kubernetes-") || name.startsWith("scan-environment-"))
                && name.endsWith("-action.kamelet.yaml")
                && !name.startsWith("kubernetes-effect-find");
    }

    private static Set<Right> askedByTheWatch(String resource) throws Exception {
        String plural = resource.substring(resource.lastIndexOf('/'));
        String where = resource.equals("v1/nodes") ? "names=*" : "namespaces=shop";
        fixture.watch(resource, where);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> fixture.server.seen().stream()
                .anyMatch(
                        seen -> seen.query().containsKey("watch") && seen.path().endsWith(plural)));
        return fixture.server.seen().stream()
                .filter(seen -> seen.path().endsWith(plural))
                .map(seen -> Right.of(Right.WATCH, seen.method(), seen.path(), seen.query()))
                .collect(Collectors.toSet());
    }

    private static Set<Right> askedBy(JsonNode kamelet) {
        String name = kamelet.at("/metadata/name").asText();
        boolean changes = kamelet.at("/metadata/annotations")
                .path("serai.dev/effect")
                .asText()
                .equals("change");
        Set<Right> asked = new TreeSet<>();
        for (String kind : kinds(name, kamelet)) {
            Map<String, Object> arguments = seed(kind, kamelet);
            String options = "namespaces=shop&nodes=*&allowChanges=" + changes
                    + (name.equals("kubernetes-drain-action") ? "&drainLimit=20000&pause=50" : "");
            if (changes) {
                Object template = call(name, options, arguments, "DRY_RUN").get("template_sha256");
                if (template != null) {
                    arguments.put("template_sha256", template);
                }
                call(name, options + "&mode=apply", arguments, "DONE");
                // By the account that made the change: it can read whatever it can write.
                fixture.find(name, arguments);
            } else {
                call(name, options, arguments, "DONE");
            }
            fixture.server.seen().stream()
                    .filter(seen -> !discovery(seen))
                    .map(seen ->
                            Right.of(changes ? Right.CHANGE : Right.WATCH, seen.method(), seen.path(), seen.query()))
                    .forEach(asked::add);
        }
        return asked;
    }

    private static Map<String, Object> call(
            String kamelet, String options, Map<String, Object> arguments, String reason) {
        Map<String, Object> answer = fixture.call(kamelet, options, arguments, Map.of("actionId", "a-1"));
        assertThat(answer).as("%s of %s", kamelet, arguments).containsEntry("reason", reason);
        return answer;
    }

    /** Every account that is signed in may ask which groups are served. */
    private static boolean discovery(Request seen) {
        return seen.method().equals("GET") && seen.path().equals(METRICS);
    }

    private static List<String> kinds(String name, JsonNode kamelet) {
        List<String> kinds = new ArrayList<>();
        schema(kamelet).path("kind").path("enum").forEach(kind -> kinds.add(kind.asText()));
        if (!kinds.isEmpty()) {
            return kinds;
        }
        return List.of(
                OF_PODS.contains(name) || OF_ALL.contains(name)
                        ? "Pod"
                        : OF_DEPLOYMENTS.contains(name) ? "Deployment" : "Node");
    }

    private static JsonNode schema(JsonNode kamelet) {
        return kamelet.at("/spec/dataTypes/in/types/arguments/schema/properties");
    }

    private static Map<String, Object> seed(String kind, JsonNode kamelet) {
        fixture.server.reset();
        Map<String, Object> arguments = new HashMap<>();
        JsonNode object = oneOfEach(kamelet).get(kind);
        arguments.put("kind", kind);
        arguments.put("name", object.at("/metadata/name").asText());
        arguments.put("uid", Fixture.uid(object));
        if (!kind.equals("Node")) {
            arguments.put("namespace", "shop");
        }
        arguments.putAll(VALUES);
        JsonNode schema = schema(kamelet);
        arguments.keySet().removeIf(argument -> !schema.has(argument));
        fixture.server.forget();
        return arguments;
    }

    private static Map<String, JsonNode> oneOfEach(JsonNode kamelet) {
        JsonNode deployment = fixture.checkout();
        fixture.revision(deployment, 1, "checkout:1");
        JsonNode pod = fixture.pod("checkout-a", "n1", fixture.revision(deployment, 2, "checkout:2"), "", "");
        ObjectNode node = (ObjectNode) fixture.node("n1");
        if (kamelet.at("/metadata/name").asText().equals("kubernetes-uncordon-action")) {
            node.withObject("/spec").put("unschedulable", true);
            fixture.server.put(Fixture.NODES + "/n1", node);
        }
        fixture.server.answer("GET " + Fixture.PODS + "/checkout-a/log", 200, "a line\n");
        fixture.server.answer("GET " + METRICS, 200, "{}");
        fixture.server.answer("GET " + METRICS + "/nodes/n1", 200, "{}");
        fixture.server.answer("GET " + METRICS + "/namespaces/shop/pods/checkout-a", 200, "{}");
        return Map.of(
                "Pod", pod,
                "Deployment", deployment,
                "StatefulSet", like(deployment, "StatefulSet"),
                "DaemonSet", like(deployment, "DaemonSet"),
                "Node", node);
    }

    private static JsonNode like(JsonNode deployment, String kind) {
        ObjectNode workload = deployment.deepCopy();
        workload.put("kind", kind);
        workload.withObject("/metadata").remove(List.of("uid", "resourceVersion"));
        String path = Fixture.DEPLOYMENTS.replace("deployments", kind.toLowerCase(Locale.ROOT) + "s");
        return fixture.server.create(path, workload.toString());
    }
}
