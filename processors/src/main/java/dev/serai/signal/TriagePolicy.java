package dev.serai.signal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.policy.Durations;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.SchemaText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tuning of {@code policy/triage.yaml}.
 *
 * @param stages which are asked, in their order
 * @param pageFrom what is less severe pages nobody
 * @param testEnvironments environments that page nobody
 * @param flapping what counts as flapping
 */
public record TriagePolicy(List<Stage> stages, Severity pageFrom, Set<String> testEnvironments, Flapping flapping) {

    private static final String SCHEMA = SchemaText.of(TriagePolicy.class, "triage.schema.json");

    /**
     * What comes and goes.
     *
     * @param transitions changes of state of one alert within the window that count as flapping
     * @param window how far back they are counted
     * @param pageFrom what is at least this severe pages although it flaps
     * @param pages how often it does so within eight hours; the last of these pages says that it flaps
     */
    public record Flapping(int transitions, Duration window, Severity pageFrom, int pages) {

        /** Where the file does not say how often. */
        private static final int PAGES = 3;

        /** It came, went and came back: fewer changes are no flapping. */
        private static final int LEAST = 3;

        public Flapping(int transitions, Duration window, Severity pageFrom) {
            this(transitions, window, pageFrom, PAGES);
        }

        /** Changes of state that count as flapping of what is severe: no more than as many pages bring with them. */
        int severeTransitions() {
            return Math.min(transitions, Math.max(LEAST, 2 * pages - 1));
        }
    }

    public TriagePolicy {
        stages = List.copyOf(stages);
        testEnvironments = Set.copyOf(testEnvironments);
    }

    /**
     * @param name the file's name for errors
     * @param text its YAML
     * @throws dev.serai.policy.PolicyException when the file is broken
     */
    public static TriagePolicy read(String name, String text) {
        JsonNode tree = PolicyFile.read(name, text, SCHEMA).tree();
        Set<String> tests = new HashSet<>();
        tree.path("test_environments").forEach(environment -> tests.add(environment.asText()));
        return new TriagePolicy(
                stages(tree.path("stages")),
                Severity.of(tree.path("page_from").asText()),
                tests,
                flapping(tree.path("flapping")));
    }

    private static List<Stage> stages(JsonNode named) {
        if (named.isMissingNode()) {
            return Stage.all();
        }
        List<Stage> stages = new ArrayList<>();
        named.forEach(stage -> stages.add(Stage.of(stage.asText())));
        if (!stages.contains(Stage.SUPPRESSION)) {
            stages.add(stages.indexOf(Stage.SELF_RESOLVED) + 1, Stage.SUPPRESSION);
        }
        return stages;
    }

    private static Flapping flapping(JsonNode node) {
        return new Flapping(
                node.path("transitions").asInt(),
                Durations.parse(node.path("window").asText()),
                Severity.of(node.path("page_from").asText()),
                node.path("pages").asInt(Flapping.PAGES));
    }

    boolean isTooLow(Severity severity) {
        return pageFrom.isWorseThan(severity);
    }
}
