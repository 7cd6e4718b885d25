package dev.serai.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.investigation.ToolVerdict;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** "How do you know?": what was looked at for an answer, what that brought and what was said of it. */
public final class AnswerSources {

    private static final String MODEL = "model:";
    private static final String SEEN = "SEEN";
    private static final String OBJECT = "object";
    private static final int MOST = 20;

    private final ChatLanguage language;
    private final DraftWriter writer;

    private AnswerSources(ChatLanguage language, Instant now) {
        this.language = language;
        this.writer = new DraftWriter(language, now);
    }

    /**
     * What an answer of the hub came from, as it is stored.
     *
     * @param analyst {@code model:<name>}; null or another for one that no model gave
     * @param citations what the answer cites
     * @param trace JSON: the contract's {@code TraceCall}, in order; null for none
     * @param claims JSON: what was said, each {@code {"text", "evidence"}}; null for none
     */
    public record StoredSources(
            Instant at,
            @Nullable String analyst,
            List<Citation> citations,
            @Nullable String trace,
            @Nullable String claims) {

        public StoredSources {
            citations = List.copyOf(citations);
        }
    }

    /** That nothing was said yet that rests on anything. */
    public static AnswerDraft none(ChatLanguage language) {
        return AnswerDraft.plain(language.pick(
                "I have said nothing in this conversation that rests on anything. Ask me something first.",
                "Ich habe in diesem Gespräch noch nichts gesagt, das auf etwas beruht. Frag mich zuerst etwas."));
    }

    /** The person's own; nothing that the answer itself did not come from. */
    public static AnswerDraft of(ChatLanguage language, StoredSources stored, Instant now) {
        AnswerSources answer = new AnswerSources(language, now);
        answer.author(stored);
        answer.calls(stored);
        answer.rests(stored.citations());
        return answer.writer.draft();
    }

    private void author(StoredSources stored) {
        String analyst = stored.analyst();
        String when = writer.when(stored.at());
        if (analyst != null && analyst.startsWith(MODEL)) {
            String name = analyst.substring(MODEL.length());
            writer.say("My answer of %s is by the model %s.", "Meine Antwort von %s ist vom Modell %s.", when, name);
        } else {
            writer.say(
                    "My answer of %s is by no model: I put it together from what is stored.",
                    "Meine Antwort von %s ist von keinem Modell: Sie ist aus Gespeichertem zusammengestellt.", when);
        }
    }

    private void calls(StoredSources stored) {
        JsonNode calls = tree(stored.trace());
        if (calls.isEmpty()) {
            writer.say("No tool was called for it.", "Dafür wurde kein Werkzeug aufgerufen.");
            return;
        }
        writer.say("Checked:", "Nachgesehen:");
        int number = 0;
        for (JsonNode call : calls) {
            if (++number > MOST) {
                writer.say("… and %d more", "… und %d weitere", calls.size() - MOST);
                return;
            }
            String line = number + ". " + words(call);
            writer.say("%s", "%s", line);
            said(call, tree(stored.claims()))
                    .forEach(one -> writer.say("   said of it: %s", "   dazu gesagt: %s", one));
        }
    }

    private String words(JsonNode call) {
        String tool = call.path("tool").asText().replace('_', ' ');
        String about = ShortLine.of(call.path("about").asText());
        List<String> arguments = new ArrayList<>();
        // The number of an object is the model's own way to name what stands in "about".
        call.path("arguments").properties().stream()
                .filter(one -> !one.getKey().equals(OBJECT))
                .forEach(one -> arguments.add(one.getKey().replace('_', ' ') + " "
                        + ShortLine.of(one.getValue().asText())));
        return tool
                + (about.isEmpty() ? "" : " " + about)
                + (arguments.isEmpty() ? "" : arguments.stream().collect(Collectors.joining(", ", " (", ")")))
                + ": " + outcome(call);
    }

    private String outcome(JsonNode call) {
        ToolVerdict verdict = ToolVerdict.valueOf(call.path("verdict").asText());
        if (verdict != ToolVerdict.ALLOWED) {
            return language.pick("not done, ", "nicht getan, ") + refused(verdict);
        }
        String code = call.path("outcome").asText();
        if (!code.equals(SEEN)) {
            return language.pick("could not be read", "war nicht zu lesen") + " ("
                    + code.toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
        }
        return call.path("evidence").isEmpty()
                ? language.pick("nothing was there", "da war nichts")
                : language.pick("brought %d bytes in %d ms", "brachte %d Byte in %d ms")
                        .formatted(
                                call.path("bytes").asLong(),
                                call.path("took_ms").asLong());
    }

    private String refused(ToolVerdict verdict) {
        return switch (verdict) {
            case ALLOWED -> "";
            case UNKNOWN_TOOL -> language.pick("there is no such tool", "ein solches Werkzeug gibt es nicht");
            case UNREADABLE -> language.pick("its arguments could not be read", "die Angaben waren nicht lesbar");
            case NO_SUCH_OBJECT -> language.pick("there is no such object", "ein solches Objekt gibt es nicht");
            case DOES_NOT_FIT -> language.pick("that object has no such data", "das Objekt hat solche Daten nicht");
            case REPEATED -> language.pick("it was asked before", "danach war schon gefragt");
            case PROPOSED_BEFORE -> language.pick("one thing was proposed already", "etwas war schon vorgeschlagen");
            case OUT_OF_SCOPE -> language.pick("it is none of this question", "es gehört nicht zu dieser Frage");
            case OUT_OF_CALLS -> language.pick("no further call was allowed", "kein weiterer Aufruf war erlaubt");
            case OUT_OF_TIME -> language.pick("there was no time left", "es war keine Zeit mehr");
            case OUT_OF_ROOM -> language.pick("no more could be shown", "mehr passte nicht hinein");
        };
    }

    private static List<String> said(JsonNode call, JsonNode claims) {
        Set<String> brought = new HashSet<>();
        call.path("evidence").forEach(id -> brought.add(id.asText()));
        List<String> said = new ArrayList<>();
        for (JsonNode claim : claims) {
            boolean rests = false;
            for (JsonNode id : claim.path("evidence")) {
                rests |= brought.contains(id.asText());
            }
            if (rests) {
                said.add(ShortLine.of(claim.path("text").asText()));
            }
        }
        return said;
    }

    private void rests(List<Citation> citations) {
        if (citations.isEmpty()) {
            writer.say("It cites nothing.", "Sie beruft sich auf nichts.");
            return;
        }
        writer.say("It rests on:", "Sie beruht auf:");
        // Not cited: the next time the question is about the same answer, not about this one.
        citations.forEach(one -> writer.say("- %s: %s", "- %s: %s", ShortLine.of(one.title()), one.link()));
    }

    private static JsonNode tree(@Nullable String json) {
        return StoredPage.safe(json == null ? "[]" : json);
    }
}
