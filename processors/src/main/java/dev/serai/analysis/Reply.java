package dev.serai.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.secret.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What can be used of a model's reply.
 *
 * @param status how far it can be used
 * @param reason why
 * @param summary for people
 * @param causes its claims, each with whether it is cited
 * @param ruledOut for people
 * @param playbooks those of cited claims that exist and match, in the model's order
 * @param dropped what it recommended besides, cut to 60 characters each
 * @param caution what it says against acting
 */
public record Reply(
        Analysis.AnalysisStatus status,
        AnalysisReason reason,
        String summary,
        List<Cause> causes,
        List<String> ruledOut,
        List<String> playbooks,
        List<String> dropped,
        Caution caution) {

    private static final Pattern REFERENCE = Pattern.compile("E([1-9][0-9]{0,2})");
    private static final int LONGEST_SUMMARY_BYTES = 2_000;
    private static final int LONGEST_CLAIM_BYTES = 500;
    private static final int LONGEST_NAME_BYTES = 60;

    /** Judges a reply that is as its schema asks. */
    static Reply of(JsonNode reply, Question question) {
        List<Cause> causes = new ArrayList<>();
        Set<String> playbooks = new LinkedHashSet<>();
        Set<String> dropped = new LinkedHashSet<>();
        for (JsonNode claim : reply.path("causes")) {
            Cause cause = cause(claim, question);
            causes.add(cause);
            for (String name : texts(claim.path("playbooks"))) {
                boolean usable = cause.cited() && question.playbooks().contains(name);
                (usable ? playbooks : dropped).add(usable ? name : text(name, LONGEST_NAME_BYTES));
            }
        }
        dropped.removeAll(playbooks);
        return new Reply(
                status(causes),
                reason(causes, dropped),
                text(reply.path("summary").asText(), LONGEST_SUMMARY_BYTES),
                causes,
                texts(reply.path("ruled_out")).stream()
                        .map(one -> text(one, LONGEST_CLAIM_BYTES))
                        .toList(),
                List.copyOf(playbooks),
                List.copyOf(dropped),
                caution(reply));
    }

    private static Caution caution(JsonNode reply) {
        Concern concern = Concern.of(reply.path("concern").asText().toLowerCase(Locale.ROOT));
        return concern == Concern.NONE
                ? Caution.NONE
                : new Caution(concern, text(reply.path("concern_reason").asText(), LONGEST_CLAIM_BYTES));
    }

    private static Cause cause(JsonNode claim, Question question) {
        List<String> references = texts(claim.path("evidence"));
        List<UUID> found = references.stream()
                .flatMap(reference -> lookUp(reference, question).stream())
                .distinct()
                .toList();
        boolean cited = !references.isEmpty()
                && references.stream()
                        .allMatch(reference -> lookUp(reference, question).isPresent());
        String text = text(claim.path("text").asText(), LONGEST_CLAIM_BYTES);
        return new Cause(text, claim.path("confidence").asDouble(), found, cited);
    }

    private static Optional<UUID> lookUp(String reference, Question question) {
        Matcher number = REFERENCE.matcher(reference);
        if (!number.matches()) {
            return Optional.empty();
        }
        int index = Integer.parseInt(number.group(1)) - 1;
        return index < question.evidence().size()
                ? Optional.of(question.evidence().get(index).id())
                : Optional.empty();
    }

    private static Analysis.AnalysisStatus status(List<Cause> causes) {
        if (causes.stream().allMatch(Cause::cited)) {
            return Analysis.AnalysisStatus.ACCEPTED;
        }
        return causes.stream().anyMatch(Cause::cited)
                ? Analysis.AnalysisStatus.PARTLY_CITED
                : Analysis.AnalysisStatus.UNUSABLE;
    }

    private static AnalysisReason reason(List<Cause> causes, Set<String> dropped) {
        if (!causes.stream().allMatch(Cause::cited)) {
            return AnalysisReason.MODEL_CITES_UNKNOWN_EVIDENCE;
        }
        if (!dropped.isEmpty()) {
            return AnalysisReason.MODEL_RECOMMENDS_WHAT_DOES_NOT_MATCH;
        }
        return causes.isEmpty() ? AnalysisReason.MODEL_DOES_NOT_KNOW : AnalysisReason.MODEL_CITED;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String text(String said, int maxBytes) {
        return Excerpt.cut(Redaction.redact(Excerpt.storable(said)), maxBytes);
    }
}
