package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.KameletFile;
import dev.serai.alert.mapping.MappingFile;
import dev.serai.analysis.PatternAnalyst;
import dev.serai.incident.CorrelationFile;
import dev.serai.notify.NotifyPolicy;
import dev.serai.notify.SinkNames;
import dev.serai.oncall.OnCallPolicy;
import dev.serai.playbook.PlaybookReader;
import dev.serai.policy.PolicyFile;
import dev.serai.replay.AlertPolicy;
import dev.serai.replay.PolicyTests;
import dev.serai.signal.Topology;
import dev.serai.signal.TriagePolicy;
import dev.serai.silence.SuppressionPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * The YAML in the documents, each block read as the hub reads such a file. What is shown of a larger file is put into
 * one first; a block that is nothing known is a finding.
 */
final class DocExamples {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```yaml\n(.*?)^ *```$");
    private static final String EXAMPLE = "example.camel.yaml";
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final RouteLint LINT = HubRouteLint.complete();

    private final String hub = routesOfTheHub();
    private final ActionCatalogue catalogue = catalogue();
    private final SettingNames settings = SettingNames.documented();

    /** The YAML blocks of one document, in its order. */
    static List<String> in(String markdown) {
        List<String> blocks = new ArrayList<>();
        Matcher found = BLOCK.matcher(markdown);
        while (found.find()) {
            blocks.add(found.group(1).stripTrailing().stripIndent() + "\n");
        }
        return blocks;
    }

    /**
     * What is wrong with a block; empty if the hub would take it.
     *
     * @param beside the blocks of its document: what one begins with another may call
     */
    List<String> findings(String block, List<String> beside) {
        try {
            JsonNode tree = YAML.readTree(block);
            return tree.isArray() ? camel(block, tree, beside) : object(block, tree, beside);
        } catch (IOException | RuntimeException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private List<String> camel(String block, JsonNode tree, List<String> beside) throws IOException {
        Map<String, String> all = new TreeMap<>(Map.of("hub", hub));
        for (String other : beside) {
            if (!other.equals(block) && isFile(YAML.readTree(other))) {
                all.put("beside-" + all.size(), other);
            }
        }
        boolean whole = isFile(tree);
        all.put(EXAMPLE, whole ? block : YAML.writeValueAsString(route((ArrayNode) tree)));
        RouteSet routes = new RouteSet(RouteSet.of(all).files(), new CallableKamelets(Map.of("greet-action", begun())));
        return LINT.findings(routes).stream()
                .filter(finding -> finding.startsWith(EXAMPLE))
                .toList();
    }

    private static boolean isFile(JsonNode tree) {
        return tree.path(0).has("route") || tree.path(0).has("templatedRoute");
    }

    /** The Kamelet that {@code bin/serai new kamelet greet} begins. */
    private static JsonNode begun() throws IOException {
        return YAML.readTree(new ClassPathResource("serai/new/kamelet.yaml")
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("@\\w+@", "greet"));
    }

    private List<String> object(String block, JsonNode tree, List<String> beside) throws IOException {
        if (tree.has("serai")) {
            return settings.findings(block);
        } else if (tree.has("receivers")) {
            return List.of(); // Alertmanager's own file
        } else if (tree.has("patterns")) {
            PatternAnalyst.of(PolicyFile.read("patterns.yaml", block, PatternAnalyst.schema()));
        } else if (tree.has("environments")) {
            CorrelationFile.read("correlation.yaml", block, Map.of());
        } else if (tree.has("page_from")) {
            TriagePolicy.read("triage.yaml", block);
        } else if (tree.has("rotas")) {
            OnCallPolicy.read("oncall.yaml", block);
        } else if (tree.has("hours") || tree.has("rules")) {
            NotifyPolicy.read("notify.yaml", block, SinkNames.of(beside));
        } else if (tree.has("title") && tree.has("severities")) {
            MappingFile.read("sources/example.yaml", block);
        } else if (tree.has("needs")) {
            Topology.read("topology.yaml", block);
        } else if (tree.has("tests")) {
            tested(block);
        } else if (tree.has("inhibit_rules")) {
            SuppressionPolicy.read("suppression.yaml", block);
        } else {
            playbook(tree);
        }
        return List.of();
    }

    private static void tested(String block) throws IOException {
        Map<String, String> texts = new HashMap<>(Map.of("policy/tests/example.yaml", block));
        for (String name : AlertPolicy.FILES) {
            texts.put(name, Files.readString(Path.of("routes", name)));
        }
        PolicyTests.tested(texts, UnaryOperator.identity());
    }

    private void playbook(JsonNode tree) throws IOException {
        ObjectNode playbook = YAML.createObjectNode();
        playbook.put("name", "example").put("title", "Example").put("when", "true");
        if (tree.has("steps")) {
            playbook.setAll((ObjectNode) tree);
        } else {
            ObjectNode step = playbook.putArray("steps").addObject().put("id", "one");
            step.put("action", "kubernetes-rollout-restart-action");
            ObjectNode with = step.putObject("with").put("cluster", "incident.cluster");
            with.put("kind", "'Deployment'")
                    .put("namespace", "alert.labels.namespace")
                    .put("name", "alert.labels.name");
            step.setAll((ObjectNode) tree);
        }
        String file = "playbooks/" + playbook.path("name").asText() + ".yaml";
        PlaybookReader.read(file, YAML.writeValueAsString(playbook), schema(), catalogue);
    }

    private static String schema() throws IOException {
        return new ClassPathResource("schema/playbook.json").getContentAsString(StandardCharsets.UTF_8);
    }

    private static JsonNode route(ArrayNode steps) {
        ArrayNode file = YAML.createArrayNode();
        ObjectNode route = file.addObject().putObject("route");
        route.put("id", "an-example").put("description", "Holds the steps of an example.");
        route.putObject("from").put("uri", "direct:an-example").set("steps", steps);
        return file;
    }

    private static ActionCatalogue catalogue() {
        try (Stream<Path> files = Files.list(Path.of("kamelets/src/main/resources/kamelets"))) {
            List<ActionDefinition> definitions = files.sorted()
                    .flatMap(
                            file -> KameletFile.action(
                                    file.getFileName().toString(), text(file).getBytes(StandardCharsets.UTF_8))
                                    .stream())
                    .toList();
            return new ActionCatalogue(definitions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an example may call: where each route of the hub begins, and the route configurations. */
    private static String routesOfTheHub() {
        ArrayNode file = YAML.createArrayNode();
        RouteSet routes = RouteSet.in(Path.of("routes"));
        routes.endpoints().stream()
                .filter(RouteSet.EndpointUse::isConsumer)
                .forEach(begin -> file.addObject().putObject("from").put("uri", begin.uri()));
        routes.files().forEach(each -> each.tree().forEach(entry -> {
            if (entry.has("routeConfiguration") || entry.has("routeTemplate")) {
                file.add(entry);
            }
        }));
        try {
            return YAML.writeValueAsString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
