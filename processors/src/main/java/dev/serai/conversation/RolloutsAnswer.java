package dev.serai.conversation;

import dev.serai.conversation.AnswerParts.CitedClaim;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** "What changed in shop?", "what was deployed today?": rollouts that clusters show, and what the hub did. */
public final class RolloutsAnswer {

    private RolloutsAnswer() {}

    /** A change that the hub made. */
    public record DoneChange(UUID id, PictureAct what, Instant at) {}

    /**
     * The rollouts of an object, as they were read.
     *
     * @param text empty where they could not be read
     */
    public record ReadRollouts(String object, String text, Citation source) {}

    /**
     * Reads what {@code sql/conversation-changes.sql} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static List<DoneChange> read(String json) {
        return StreamSupport.stream(StoredPage.safe(json).spliterator(), false)
                .map(one -> new DoneChange(
                        UUID.fromString(one.path("id").asText()),
                        IncidentPictureReader.act(one),
                        OffsetDateTime.parse(one.path("at").asText()).toInstant()))
                .toList();
    }

    /**
     * All that changed since then, and of what that is known.
     *
     * @param rollouts of each object that could be read about
     */
    public static AnswerDraft of(
            ChatLanguage language, AskedSpan span, List<ReadRollouts> rollouts, List<DoneChange> done, Instant now) {
        DraftWriter writer = new DraftWriter(language, now);
        AnswerParts parts = new AnswerParts();
        List<CitedClaim> seen = rollouts.stream()
                .flatMap(one -> SeenWords.quoted(language, span.within(one.text()), one.source(), now).stream())
                .toList();
        parts.say(span.words(language, !seen.isEmpty() || !done.isEmpty(), now));
        seen.forEach(one -> parts.claim(one, ""));
        for (DoneChange one : done) {
            String what = ShortLine.whole(one.what().in(language));
            String line =
                    language.pick("Serai did: ", "Serai hat ausgeführt: ") + what + ", " + writer.when(one.at()) + ".";
            Citation source = new Citation(CitationKind.ACTION, one.id(), what, "/api/v1/actions/" + one.id());
            parts.claim(new CitedClaim(line, List.of(source)), "");
        }
        return parts.say(known(language, rollouts)).draft();
    }

    /** The hub knows of no other objects than those that alerts have named. */
    private static String known(ChatLanguage language, List<ReadRollouts> rollouts) {
        if (rollouts.isEmpty()) {
            return language.pick(
                    "No Deployment is known there: I know those that somebody has alerted about.",
                    "Dort ist kein Deployment bekannt: Ich kenne die, zu denen es Alarme gab.");
        }
        String objects =
                String.join(", ", rollouts.stream().map(ReadRollouts::object).toList());
        return language.pick("Known here, because alerts name them: ", "Hier bekannt, weil Alarme sie nennen: ")
                + objects + ".";
    }
}
