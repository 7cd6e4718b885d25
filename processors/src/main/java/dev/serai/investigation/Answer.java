package dev.serai.investigation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.analysis.Evidence;
import dev.serai.analysis.Excerpt;
import dev.serai.analysis.Question;
import dev.serai.analysis.ReplySchema;
import dev.serai.secret.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be used of a model's answer to a person's question.
 *
 * @param claims in its order
 * @param missing what it would need to say more; empty for nothing
 * @param playbook the one that it proposes, of those that match; null for none
 * @param dropped how many references it made up or took from another object than the claim names, and names it made up
 */
public record Answer(List<AnswerClaim> claims, String missing, @Nullable String playbook, int dropped) {

    private static final ReplySchema SCHEMA = ReplySchema.of("/schema/model-answer.json");
    private static final Pattern LABEL = Pattern.compile("E([1-9][0-9]{0,2})");
    private static final int LONGEST_CLAIM_BYTES = 1_000;

    public Answer {
        claims = List.copyOf(claims);
    }

    /** The form of an answer, as JSON schema. */
    public static String schema() {
        return SCHEMA.text();
    }

    /** The same as endpoints with strict structured output take it. */
    public static String outputSchema() {
        return SCHEMA.withoutBounds();
    }

    /** What was made of what a model said. */
    public sealed interface AnswerVerdict {}

    public record ReadAnswer(Answer answer) implements AnswerVerdict {}

    /** @param error for the model */
    public record UnreadableAnswer(String error) implements AnswerVerdict {}

    /** Reads what a model said, and believes nothing of it that it was not shown. */
    public static AnswerVerdict check(@Nullable String said, Question shown) {
        ReplySchema.SchemaVerdict read = SCHEMA.read(said);
        return read instanceof ReplySchema.Fits fits
                ? new ReadAnswer(of(fits.tree(), shown))
                : new UnreadableAnswer(((ReplySchema.DoesNotFit) read).error());
    }

    private static Answer of(JsonNode tree, Question shown) {
        List<AnswerClaim> claims = new ArrayList<>();
        ClaimObjects objects = ClaimObjects.of(shown.evidence());
        int dropped = 0;
        for (JsonNode one : tree.path("answer")) {
            String text = text(one.path("text").asText());
            Map<String, UUID> cited = new LinkedHashMap<>();
            for (JsonNode label : one.path("evidence")) {
                Evidence evidence = lookUp(label.asText(), shown.evidence());
                if (evidence == null || !objects.fits(text, evidence)) {
                    dropped++;
                } else {
                    cited.put(label.asText(), evidence.id());
                }
            }
            claims.add(new AnswerClaim(text, List.copyOf(cited.keySet()), List.copyOf(cited.values())));
        }
        String named = tree.path("playbook").asText().strip();
        boolean known = shown.playbooks().contains(named);
        return new Answer(
                claims,
                text(tree.path("missing").asText()),
                known ? named : null,
                dropped + (known || named.isEmpty() ? 0 : 1));
    }

    private static @Nullable Evidence lookUp(String label, List<Evidence> shown) {
        Matcher number = LABEL.matcher(label);
        int index = number.matches() ? Integer.parseInt(number.group(1)) - 1 : -1;
        return index < 0 || index >= shown.size() ? null : shown.get(index);
    }

    private static String text(String said) {
        return Excerpt.cut(Redaction.redact(Excerpt.storable(said)), LONGEST_CLAIM_BYTES)
                .strip();
    }

    /** Whether it says anything that rests on what was shown. */
    public boolean knows() {
        return claims.stream().anyMatch(AnswerClaim::cited);
    }
}
