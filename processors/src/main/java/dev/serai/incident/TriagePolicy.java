package dev.serai.incident;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.policy.Durations;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.SchemaText;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The thresholds of {@code policy/triage.yaml}.
 *
 * @param pageFrom what is less severe pages nobody
 * @param testEnvironments environments that page nobody
 * @param flappingTransitions changes of state of one alert within the window that count as flapping
 * @param flappingWindow how far back they are counted
 * @param flappingPageFrom what is at least this severe pages although it flaps
 */
public record TriagePolicy(
        Severity pageFrom,
        Set<String> testEnvironments,
        int flappingTransitions,
        Duration flappingWindow,
        Severity flappingPageFrom) {

    private static final String SCHEMA = SchemaText.of(TriagePolicy.class, "triage.schema.json");

    public TriagePolicy {
        testEnvironments = Set.copyOf(testEnvironments);
    }

    /**
     * @param name the file's name for errors
     * @param text its YAML
     * @throws dev.serai.policy.PolicyException when the file is broken
     */
    public static TriagePolicy read(String name, String text) {
        JsonNode tree = PolicyFile.read(name, text, SCHEMA).tree();
        JsonNode flapping = tree.path("flapping");
        Set<String> tests = new HashSet<>();
        tree.path("test_environments").forEach(environment -> tests.add(environment.asText()));
        return new TriagePolicy(
                Severity.ofWire(tree.path("page_from").asText()),
                tests,
                flapping.path("transitions").asInt(),
                Durations.parse(flapping.path("window").asText()),
                Severity.ofWire(flapping.path("page_from").asText()));
    }

    boolean tooLow(Severity severity) {
        return pageFrom.isWorseThan(severity);
    }

    boolean isFlapping(TriageFacts facts) {
        return facts.transitions() >= flappingTransitions && flappingPageFrom.isWorseThan(facts.severity());
    }
}
