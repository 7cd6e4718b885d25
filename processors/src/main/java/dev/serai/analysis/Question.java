package dev.serai.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.digest.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a model is asked: evidence numbered E1 to En and the playbooks it may order.
 *
 * <p>The order depends on what was observed only, never on ids or times, so that equal questions are equal texts.
 *
 * @param evidence in the order E1, E2, …
 * @param playbooks names of those that match
 */
public record Question(List<Evidence> evidence, List<String> playbooks) {

    /** Most pieces of evidence in one question. */
    public static final int MOST_EVIDENCE = 20;

    /** Most pieces that are added to one question on request. */
    public static final int MOST_ASKED = 12;

    /** Longest excerpt in a question, in bytes. */
    public static final int MAX_EXCERPT_BYTES = 4 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    // Should not all fit: what is happening goes before what happened, and what was looked at before what was reported.
    private static final Comparator<Evidence> ORDER = Comparator.comparing(
                    (Evidence one) -> one.source().startsWith(PatternAnalyst.HISTORY))
            .thenComparing(one -> one.source().startsWith(CollectedEvidence.ALERT))
            .thenComparing(Evidence::kind)
            .thenComparing(one -> one.body().sha256());

    public Question {
        evidence = List.copyOf(evidence);
        playbooks = List.copyOf(playbooks);
    }

    /** Puts what is known in its order. */
    public static Question of(List<Evidence> known, List<String> matching) {
        return new Question(
                known.stream().sorted(ORDER).limit(MOST_EVIDENCE).toList(),
                matching.stream().sorted().distinct().toList());
    }

    /** What was asked for meanwhile gets the next numbers, once each. */
    public Question and(List<Evidence> more) {
        List<Evidence> all = new ArrayList<>(evidence);
        for (Evidence one : more) {
            if (all.size() < MOST_EVIDENCE + MOST_ASKED && number(one, all) < 0) {
                all.add(one);
            }
        }
        return new Question(all, playbooks);
    }

    /** The evidence as its line of the prompt; nothing if it is not part of the question. */
    public Optional<String> shown(Evidence one) {
        int index = number(one, evidence);
        return index < 0 ? Optional.empty() : Optional.of(line(index));
    }

    private static int number(Evidence one, List<Evidence> all) {
        return IntStream.range(0, all.size())
                .filter(index -> all.get(index).id().equals(one.id()))
                .findFirst()
                .orElse(-1);
    }

    /**
     * Fills a prompt: {@code {{evidence}}} becomes one JSON object a line, {@code {{playbooks}}} a JSON list. JSON keeps
     * what was observed inside its quotes, whatever it says; what is filled in is not looked at again.
     */
    public String render(String template) {
        return Template.fill(template, Map.of("evidence", evidenceLines(), "playbooks", json(playbooks)));
    }

    /** Tells equal questions apart from others: SHA-256 over the model and every text sent. */
    public static String key(String model, List<String> texts) {
        return Sha256.hex(json(Map.of("model", model, "texts", texts)));
    }

    private String evidenceLines() {
        return IntStream.range(0, evidence.size()).mapToObj(this::line).collect(Collectors.joining("\n"));
    }

    private String line(int index) {
        Evidence one = evidence.get(index);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", "E" + (index + 1));
        line.put("kind", one.kind().wire());
        line.put("past", one.source().startsWith(PatternAnalyst.HISTORY));
        line.put("text", Excerpt.cut(one.excerpt(), MAX_EXCERPT_BYTES));
        return json(line);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and lists are JSON", e);
        }
    }
}
