package dev.serai.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.conversation.Citation.CitationKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * What is open in a tenant, without secrets.
 *
 * @param incidents the newest that are not resolved, at most ten
 * @param waiting approvals that wait, the first to expire first, at most ten
 */
public record Overview(JsonNode counts, List<OpenIncident> incidents, List<OpenApproval> waiting) {

    public Overview {
        incidents = List.copyOf(incidents);
        waiting = List.copyOf(waiting);
    }

    /** An incident that is not resolved. */
    public record OpenIncident(UUID id, String title, Instant openedAt) {}

    /** An approval that waits. */
    public record OpenApproval(UUID id, String what, String digest, Instant expiresAt) {}

    /**
     * Reads what {@code sql/conversation-overview.sql} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Overview read(String json) {
        JsonNode page = StoredPage.safe(json);
        return new Overview(
                page,
                StreamSupport.stream(page.path("incidents").spliterator(), false)
                        .map(one -> new OpenIncident(id(one), line(one, "title"), at(one, "opened_at")))
                        .toList(),
                StreamSupport.stream(page.path("waiting").spliterator(), false)
                        .map(one -> new OpenApproval(
                                id(one), line(one, "what"), line(one, "digest"), at(one, "expires_at")))
                        .toList());
    }

    private static UUID id(JsonNode one) {
        return UUID.fromString(one.path("id").asText());
    }

    private static String line(JsonNode one, String field) {
        return StateAnswers.line(one.path(field).asText());
    }

    private static Instant at(JsonNode one, String field) {
        return OffsetDateTime.parse(one.path(field).asText()).toInstant();
    }

    /** Counts, for people. */
    public AnswerDraft status(ChatLanguage language, Instant now) {
        DraftWriter writer = new DraftWriter(language, now);
        if (counts.path("paused").asBoolean()) {
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
        return writer.draft();
    }

    private int count(String field) {
        return counts.path(field).asInt();
    }

    /** What is open. */
    public AnswerDraft list(ChatLanguage language, Instant now) {
        DraftWriter writer = new DraftWriter(language, now);
        if (incidents.isEmpty()) {
            writer.say("Nothing is open.", "Nichts ist offen.");
        }
        incidents.forEach(one -> writer.say("%s, %s", "%s, %s", one.title(), writer.when(one.openedAt()))
                .cite(new Citation(CitationKind.INCIDENT, one.id(), one.title(), "/api/v1/incidents/" + one.id())));
        return writer.draft();
    }

    /** Asks which incident is meant. */
    public AnswerDraft which(ChatLanguage language, Instant now) {
        AnswerDraft open = list(language, now);
        if (incidents.isEmpty()) {
            return open;
        }
        String question = language.pick(
                "Which incident do you mean? Answer to its message, or begin a conversation about it.",
                "Welchen Vorfall meinst du? Antworte auf seine Nachricht oder beginne ein Gespräch darüber.");
        return new AnswerDraft(question + "\n" + open.text(), open.citations(), null);
    }

    /** The approvals that wait, each with its digest and where it is decided. Free text decides none. */
    public AnswerDraft approvals(ChatLanguage language, Instant now) {
        DraftWriter writer = new DraftWriter(language, now);
        if (waiting.isEmpty()) {
            return writer.say("Nothing waits for approval.", "Nichts wartet auf Freigabe.")
                    .draft();
        }
        for (OpenApproval one : waiting) {
            writer.say("%s, until %s", "%s, bis %s", one.what(), writer.when(one.expiresAt()))
                    .cite(new Citation(CitationKind.APPROVAL, one.id(), one.what(), "/api/v1/approvals/" + one.id()));
            writer.say("Digest %s", "Prüfsumme %s", one.digest());
        }
        return writer.say(
                        "Decide with the buttons of its message, or at its link. Text approves nothing.",
                        "Entschieden wird mit den Knöpfen der Nachricht dazu oder unter dem Link. Text gibt nichts frei.")
                .draft();
    }

    /** What is said below an answer where there is no model. */
    public static String noModel(ChatLanguage language) {
        return language.pick(
                "No model is configured; this is what is stored.",
                "Es ist kein Modell eingerichtet; das ist, was gespeichert ist.");
    }

    /** What is said below an answer that no model gave although there is one. */
    public static String storedOnly(ChatLanguage language) {
        return language.pick(
                "No model was asked; this is what is stored.",
                "Kein Modell wurde gefragt; das ist, was gespeichert ist.");
    }

    public static String needsOperator(ChatLanguage language) {
        return language.pick(
                "Not done: that needs the role operator.", "Nicht getan: Dafür braucht es die Rolle operator.");
    }

    public static String nothingProposed(ChatLanguage language) {
        return language.pick(
                "Nothing was proposed in this conversation. Ask: what do you propose?",
                "In diesem Gespräch wurde nichts vorgeschlagen. Frage: Was schlägst du vor?");
    }

    /** What can be said. */
    public static String help(String models) {
        return """
            Ask in plain words: why? what changed? have we seen this? what do you propose? did it help? (English or German)
            do it: shows where the proposal is decided
            /status: an overview
            /incidents: what is open
            /ack: take the incident (operator)
            /approve: what waits for approval, with its digest
            /model: which model answers
            /export: this conversation as a file
            /reset: ends this conversation
            """
                + models;
    }
}
