package dev.serai.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Severity;
import dev.serai.evidence.RecordedEvidence;
import dev.serai.policy.PolicyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Recorded cases of a folder outside the repository: the right cause, and none where nothing is wrong. */
@EnabledIfSystemProperty(named = "serai.cases", matches = ".+", disabledReason = "needs a folder of recorded cases")
class RecordedCasesTrial {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_cause_is_right_in_seven_of_eight_and_none_is_named_where_nothing_is_wrong() throws IOException {
        List<Path> cases;
        try (Stream<Path> files = Files.find(
                Path.of(System.getProperty("serai.cases")), 4, (file, is) -> file.endsWith("scenario.yml"))) {
            cases = files.map(Path::getParent).sorted().toList();
        }
        int right = 0;
        List<String> wrong = new ArrayList<>();
        for (Path one : cases) {
            Analysis analysis = analysis(one);
            boolean healthy = text(one, "answer.yml").contains("root_cause_category: healthy");
            String said = analysis.reason() + " " + analysis.summary() + "\n  ruled out: " + analysis.ruledOut();
            boolean ok = healthy ? analysis.causes().isEmpty() && isWell(analysis) : named(one, analysis);
            System.out.println((ok ? "RIGHT " : "WRONG ") + one.getFileName() + ": " + said + "\n  " + analysis.causes()
                    + "\n  missing: " + missing(one, analysis));
            right += ok ? 1 : 0;
            if (!ok) {
                wrong.add(one.getFileName() + ": " + said);
            }
        }
        assertThat(cases).isNotEmpty();
        assertThat(right).as(String.join("\n", wrong)).isGreaterThanOrEqualTo(cases.size() * 7 / 8);
    }

    private static boolean isWell(Analysis analysis) {
        return analysis.reason() == AnalysisReason.RECOVERED || analysis.reason() == AnalysisReason.NO_ACTIVE_FAILURE;
    }

    /** Half of the words that a right answer holds are in the cause that comes first. */
    private static boolean named(Path one, Analysis analysis) throws IOException {
        return !analysis.causes().isEmpty()
                && missing(one, analysis).size() * 2 <= keywords(one).size();
    }

    private static List<String> missing(Path one, Analysis analysis) throws IOException {
        String said = (analysis.causes().isEmpty()
                        ? analysis.summary()
                        : analysis.causes().get(0).text())
                .toLowerCase();
        return keywords(one).stream()
                .filter(word -> !said.contains(word.toLowerCase()))
                .toList();
    }

    private static List<String> keywords(Path one) throws IOException {
        String answer = text(one, "answer.yml");
        List<String> words = new ArrayList<>();
        answer.substring(answer.indexOf("required_keywords:"))
                .lines()
                .skip(1)
                .takeWhile(line -> line.startsWith(" "))
                .forEach(line -> words.add(line.strip().replaceFirst("^- ", "")));
        return words;
    }

    private static Analysis analysis(Path one) throws IOException {
        JsonNode alert = JSON.readTree(text(one, "alert.json"));
        Observation claim = CollectedEvidence.alert(new CollectedEvidence.AlertFacts(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                alert.path("title").asText(),
                null,
                Severity.HIGH,
                "production",
                1,
                strings(alert.path("commonLabels")),
                strings(alert.path("commonAnnotations"))));
        Evidence evidence = Evidence.of(claim, new UUID(0, 1), "default", new UUID(0, 2), Instant.EPOCH);
        CitedFacts facts = new CitedFacts(new UUID(0, 3), "test", RecordedEvidence.read(files(one)));
        String text = Files.readString(Path.of("../routes/analysis/patterns.yaml"));
        return PatternAnalyst.of(PolicyFile.read("patterns.yaml", text, PatternAnalyst.schema()))
                .analyse(List.of(evidence), List.of(facts), List.of());
    }

    private static Map<String, JsonNode> files(Path one) throws IOException {
        Map<String, JsonNode> files = new TreeMap<>();
        Map<String, JsonNode> own = json(one);
        if (text(one, "scenario.yml").contains("base:")) {
            files.putAll(json(one.resolveSibling("base")));
        }
        if (own.containsKey("aws_cloudwatch_metrics.json")) {
            files.keySet().removeIf(name -> name.startsWith("aws_cloudwatch_metrics"));
        }
        files.putAll(own);
        return files;
    }

    private static Map<String, JsonNode> json(Path folder) throws IOException {
        Map<String, JsonNode> files = new HashMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.toString().endsWith(".json")).forEach(file -> {
                try {
                    files.put(file.getFileName().toString(), JSON.readTree(file.toFile()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return files;
    }

    private static Map<String, String> strings(JsonNode node) {
        Map<String, String> values = new HashMap<>();
        node.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        return values;
    }

    private static String text(Path one, String file) throws IOException {
        return Files.readString(one.resolve(file));
    }
}
