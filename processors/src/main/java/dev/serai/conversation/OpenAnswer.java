package dev.serai.conversation;

import dev.serai.alert.Severity;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.conversation.Overview.OpenIncident;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** "What is open?": counts and incidents of a tenant. */
public final class OpenAnswer {

    private final Overview overview;
    private final ChatLanguage language;
    private final DraftWriter writer;

    private OpenAnswer(Overview overview, ChatLanguage language, Instant now) {
        this.overview = overview;
        this.language = language;
        this.writer = new DraftWriter(language, now);
    }

    /** How much is open and waits. */
    public static AnswerDraft counts(Overview overview, ChatLanguage language, Instant now) {
        OpenAnswer answer = new OpenAnswer(overview, language, now);
        answer.counts();
        return answer.writer.draft();
    }

    /** Which incidents are open. */
    public static AnswerDraft incidents(Overview overview, ChatLanguage language, Instant now) {
        OpenAnswer answer = new OpenAnswer(overview, language, now);
        answer.incidents();
        return answer.writer.draft();
    }

    /**
     * The same, of some severities only, and first how many there are where that is asked.
     *
     * @param asked the question
     */
    public static AnswerDraft incidents(Overview overview, ChatLanguage language, String asked, Instant now) {
        OpenAnswer answer = new OpenAnswer(overview, language, now);
        if (SaidSeverity.isCount(asked)) {
            answer.count(SaidSeverity.named(asked));
        }
        answer.incidents();
        return answer.writer.draft();
    }

    /** Asks which incident is meant. */
    public static AnswerDraft which(Overview overview, ChatLanguage language, Instant now) {
        OpenAnswer answer = new OpenAnswer(overview, language, now);
        if (!overview.incidents().isEmpty()) {
            answer.writer.say(
                    "Which incident do you mean? Answer to its message, or begin a conversation about it.",
                    "Welchen Vorfall meinst du? Antworte auf seine Nachricht oder beginne ein Gespräch darüber.");
        }
        answer.incidents();
        return answer.writer.draft();
    }

    /** Asks which incident somebody wants to take. */
    public static AnswerDraft toTake(Overview overview, ChatLanguage language, Instant now) {
        OpenAnswer answer = new OpenAnswer(overview, language, now);
        if (!overview.incidents().isEmpty()) {
            answer.writer.say(
                    "Not done: which incident do you take? Say /ack with the id of one, or with the service that it is about.",
                    "Nicht getan: Welchen Vorfall übernimmst du? Sag /ack mit der Id von einem oder mit dem Dienst, um den es geht.");
        }
        answer.incidents();
        return answer.writer.draft();
    }

    private void counts() {
        if (overview.counts().path("paused").asBoolean()) {
            writer.say("Paused: no action starts.", "Angehalten: Keine Aktion startet.");
        }
        writer.say(
                "Open incidents: %d, taken: %d.",
                "Offene Vorfälle: %d, übernommen: %d.", count("open"), count("acknowledged"));
        writer.say(
                "Waiting for approval: %d. Running: %d. Unknown outcome: %d.",
                "Warten auf Freigabe: %d. Laufen: %d. Unbekannter Ausgang: %d.",
                count("approvals"),
                count("running"),
                count("unknown"));
        if (count("dead_jobs") > 0) {
            writer.say("Work that ran out of attempts: %d.", "Arbeit ohne weitere Versuche: %d.", count("dead_jobs"));
        }
    }

    private void count(Set<Severity> severities) {
        int open = count("listed");
        String which = severities.stream()
                .map(one -> SaidSeverity.of(language, one))
                .collect(Collectors.joining(language.pick(" or ", " oder ")));
        writer.say(
                which.isEmpty() ? "%1$d incident%3$s open." : "%1$d %2$s incident%3$s open.",
                which.isEmpty() ? "Offene Vorfälle: %1$d." : "Offene Vorfälle, %2$s: %1$d.",
                open,
                which,
                open == 1 ? " is" : "s are");
    }

    private void incidents() {
        if (overview.incidents().isEmpty()) {
            writer.say("Nothing is open.", "Nichts ist offen.");
        }
        overview.incidents().forEach(this::incident);
        int more = count("listed") - overview.incidents().size();
        if (more > 0) {
            writer.say("And %d more.", "Und %d weitere.", more);
        }
    }

    private void incident(OpenIncident one) {
        String state = one.taken() ? language.pick("taken", "übernommen") : language.pick("open", "offen");
        String where = one.cluster().isEmpty() ? "" : language.pick(" on ", " auf ") + ShortLine.of(one.cluster());
        String line = "%s, %s, %s, %s%s";
        writer.say(
                line,
                line,
                SaidSeverity.of(language, one.severity()),
                state,
                one.title(),
                writer.when(one.openedAt()),
                where);
        writer.cite(new Citation(CitationKind.INCIDENT, one.id(), one.title(), "/api/v1/incidents/" + one.id()));
    }

    private int count(String field) {
        return overview.counts().path(field).asInt();
    }
}
