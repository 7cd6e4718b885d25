package dev.serai.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.approval.Role;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.conversation.IncidentPicture.PictureAct;
import dev.serai.incident.IncidentState;
import dev.serai.language.Understood;
import dev.serai.wire.WireName;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * What is open in a tenant, without secrets.
 *
 * @param incidents those that are not resolved, the most severe first and of them the oldest, at most ten
 * @param waiting approvals that wait, the first to expire first, at most ten
 */
public record Overview(JsonNode counts, List<OpenIncident> incidents, List<OpenApproval> waiting) {

    public Overview {
        incidents = List.copyOf(incidents);
        waiting = List.copyOf(waiting);
    }

    /**
     * An incident that is not resolved.
     *
     * @param cluster empty where that is not known
     */
    public record OpenIncident(
            UUID id, String title, Severity severity, String cluster, boolean taken, Instant openedAt) {}

    /** An approval that waits. */
    public record OpenApproval(
            UUID id, PictureAct what, String digest, Instant expiresAt, String riskLevel, ApprovalVoters voters) {}

    /**
     * Who decides.
     *
     * @param requester who asked for it, as the audit names them
     */
    public record ApprovalVoters(Role role, int quorum, int approvals, String requester, boolean requesterDecides) {}

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
                        .map(one -> new OpenIncident(
                                id(one),
                                line(one, "title"),
                                Severity.of(one.path("severity").asText()),
                                one.path("cluster").asText(""),
                                IncidentState.of(one.path("state").asText()) == IncidentState.ACKNOWLEDGED,
                                at(one, "opened_at")))
                        .toList(),
                StreamSupport.stream(page.path("waiting").spliterator(), false)
                        .map(one -> new OpenApproval(
                                id(one),
                                IncidentPicture.act(one),
                                line(one, "digest"),
                                at(one, "expires_at"),
                                line(one, "risk_level"),
                                voters(one)))
                        .toList());
    }

    private static ApprovalVoters voters(JsonNode one) {
        return new ApprovalVoters(
                WireName.of(Role.class, one.path("role").asText()),
                one.path("quorum").asInt(),
                one.path("approvals").asInt(),
                one.path("requester").asText(),
                one.path("requester_decides").asBoolean());
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
        incidents.forEach(one -> writer.say(
                        "%s, %s, %s, %s%s",
                        "%s, %s, %s, %s%s",
                        one.severity().wire(),
                        one.taken() ? language.pick("taken", "übernommen") : language.pick("open", "offen"),
                        one.title(),
                        writer.when(one.openedAt()),
                        one.cluster().isEmpty()
                                ? ""
                                : language.pick(" on ", " auf ") + StateAnswers.line(one.cluster()))
                .cite(new Citation(CitationKind.INCIDENT, one.id(), one.title(), "/api/v1/incidents/" + one.id())));
        int more = count("open") + count("acknowledged") - incidents.size();
        return more > 0 ? writer.say("And %d more.", "Und %d weitere.", more).draft() : writer.draft();
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
        return new AnswerDraft(question + "\n" + open.text(), open.citations(), null, null);
    }

    /**
     * The approvals that wait, each with who decides it, its digest and where. Free text decides none.
     *
     * @param actor who asks, as the audit names them
     */
    public AnswerDraft approvals(ChatLanguage language, Instant now, String actor, Role role) {
        DraftWriter writer = new DraftWriter(language, now);
        if (waiting.isEmpty()) {
            return writer.say("Nothing waits for approval.", "Nichts wartet auf Freigabe.")
                    .draft();
        }
        for (OpenApproval one : waiting) {
            String what = StateAnswers.line(one.what().in(language));
            writer.say(
                            "%s (%s risk, until %s)",
                            "%s (Risiko %s, bis %s)",
                            what,
                            RiskWords.level(language, one.riskLevel()),
                            writer.until(one.expiresAt()))
                    .cite(new Citation(CitationKind.APPROVAL, one.id(), what, "/api/v1/approvals/" + one.id()));
            voters(writer, one.voters(), actor, role);
            writer.say("  Digest %s", "  Prüfsumme %s", one.digest());
        }
        return writer.say(
                        "Decide with the buttons of its message, or at its link. Text approves nothing.",
                        "Entschieden wird mit den Knöpfen der Nachricht dazu oder unter dem Link. Text gibt nichts frei.")
                .draft();
    }

    private static void voters(DraftWriter writer, ApprovalVoters voters, String actor, Role role) {
        String need = voters.role().wire();
        writer.say(
                "  It needs %d with the role %s; %d so far.",
                "  Es braucht %d mit der Rolle %s; bisher %d.", voters.quorum(), need, voters.approvals());
        if (!role.covers(voters.role())) {
            writer.say("  You may not decide it.", "  Du darfst es nicht entscheiden.");
        } else if (actor.equals(voters.requester()) && !voters.requesterDecides()) {
            writer.say(
                    "  Somebody else decides it: you asked for it.",
                    "  Das entscheidet jemand anderes: Du hast darum gebeten.");
        } else {
            writer.say("  You may decide it.", "  Du darfst es entscheiden.");
        }
    }

    /** That an object is named of which no incident is known. */
    public static String nothingAbout(ChatLanguage language, String object) {
        return language.pick(
                "No incident about " + object + " is stored: nobody has alerted about it.",
                "Zu " + object + " ist kein Vorfall gespeichert: Niemand hat dazu alarmiert.");
    }

    /** What is understood of words that ask for nothing, and two examples. */
    public static String unclear(ChatLanguage language, Understood.Unclear meaning) {
        String hint = UnclearWords.of(meaning, language);
        return language.pick(
                hint
                        + "\nFor example: \"why is cart down?\" or \"restart the cart deployment in shop\". /help says more.",
                "Das habe ich nicht verstanden. " + hint
                        + "\nZum Beispiel: „Warum ist cart kaputt?“ oder „Starte das Deployment cart in shop neu“. /help sagt mehr.");
    }

    /** That no source says anything about the words. */
    public static String nothingWritten(ChatLanguage language) {
        return language.pick(
                "I found nothing about this in what is known here.",
                "Dazu habe ich in dem, was hier bekannt ist, nichts gefunden.");
    }

    public static String onCall(ChatLanguage language) {
        return language.pick(
                "I do not know who is on call: no plan is kept here.",
                "Ich weiß nicht, wer Bereitschaft hat: Hier ist kein Plan gespeichert.");
    }

    /** That a message was given up. */
    public static String gaveUp(ChatLanguage language, String question, int tries) {
        String asked = StateAnswers.line(question);
        return language.pick(
                "I could not answer this: %s\nIt failed %d times. Ask again later, or in other words; an administrator finds what failed among the dead jobs."
                        .formatted(asked, tries),
                "Darauf konnte ich nicht antworten: %s\nEs schlug %d Mal fehl. Frag später noch einmal oder mit anderen Worten; ein Administrator findet den Fehler bei den toten Jobs."
                        .formatted(asked, tries));
    }

    /** What stands behind an answer when its chat did not take the one before it. */
    public static String lostBefore(ChatLanguage language) {
        return language.pick(
                "My answer before this one could not be sent here; /export shows it.",
                "Meine Antwort davor ließ sich hier nicht senden; /export zeigt sie.");
    }

    public static String needsOperator(ChatLanguage language) {
        return language.pick(
                "Not done: that needs the role operator.", "Nicht getan: Dafür braucht es die Rolle operator.");
    }

    /** What a person is told whose role does not reach for a change. */
    public static String mayNotPropose(ChatLanguage language) {
        return language.pick(
                "Nothing was proposed: that needs the role operator. Ask somebody who has it, or ask me why and what changed.",
                "Nichts wurde vorgeschlagen: Dafür braucht es die Rolle operator. Bitte jemanden, der sie hat, oder frag mich nach Ursache und Änderungen.");
    }

    /** Why one who was found by name is asked back about. */
    public static String perhapsElsewhere(ChatLanguage language, String object) {
        return language.pick(
                object + " exists, but not every place could be read: say its namespace and its cluster.",
                object + " gibt es, aber nicht überall konnte nachgesehen werden: Nenne Namespace und Cluster.");
    }

    /** That an alert is wrong about what there is. */
    public static String notThere(ChatLanguage language, String object) {
        return language.pick(
                "Nothing was proposed: an alert names " + object + ", but there is no such object. Check its name.",
                "Nichts wurde vorgeschlagen: Ein Alarm nennt " + object
                        + ", aber so ein Objekt gibt es nicht. Prüf den Namen.");
    }

    /** That it is not known whether what an alert names is there. */
    public static String notSeen(ChatLanguage language, String object) {
        return language.pick(
                "Nothing was proposed: the cluster did not say whether there is " + object + ". Try again later.",
                "Nichts wurde vorgeschlagen: Der Cluster hat nicht gesagt, ob es " + object
                        + " gibt. Versuch es später noch einmal.");
    }

    /** Why nothing was found by name. */
    public static String notFoundEverywhere(ChatLanguage language, String hint) {
        return language.pick(
                hint + " Not every place could be read: say its namespace and its cluster.",
                hint + " Nicht überall konnte nachgesehen werden: Nenne Namespace und Cluster.");
    }

    /** That it cannot be proposed, and why. */
    public static String notProposed(ChatLanguage language, String why) {
        return language.pick("Nothing was proposed: ", "Nichts wurde vorgeschlagen: ") + RefusalWords.of(language, why);
    }

    /** That it cannot be done, and why. */
    public static String impossible(ChatLanguage language, String why) {
        String reason = why.isEmpty() ? language.pick("the request was refused.", "Die Bitte wurde abgelehnt.") : why;
        return language.pick("Not possible: ", "Nicht möglich: ") + RefusalWords.of(language, reason);
    }

    public static String noOtherVersion(ChatLanguage language) {
        return language.pick(
                "There is no other version to go back to.", "Es gibt keine andere Version, zu der es zurück könnte.");
    }

    /** That a playbook fits, and what consent to that would do. Nothing may be asked for by "do it" that was not said so. */
    public static String suggested(ChatLanguage language, SuggestedPlaybook playbook, String incident) {
        String model = playbook.by();
        String said = language.pick(
                        "The playbook %s fits this incident (%s).", "Das Playbook %s passt zu diesem Vorfall (%s).")
                .formatted(playbook.name(), StateAnswers.line(incident));
        String chosen = model == null
                ? ""
                : " "
                        + language.pick("Model %s chose it.", "Modell %s hat es ausgewählt.")
                                .formatted(model);
        return said
                + chosen
                + " "
                + language.pick(
                        "Say \"do it\", and I ask for its approval.", "Mit „mach das“ bitte ich um seine Freigabe.");
    }

    /** That nothing is done any more about what somebody said. */
    public static String saidTooLate(ChatLanguage language) {
        return language.pick(
                "Nothing was done: you said this before I could answer, and it may not hold any more. Say it again if you still want it.",
                "Nichts wurde getan: Du hast das gesagt, bevor ich antworten konnte, und es gilt vielleicht nicht mehr. Sag es noch einmal, wenn du es weiter willst.");
    }

    /** That the token which something is said with is not enough for it. */
    public static String needsScopes(ChatLanguage language, List<String> scopes) {
        String names = String.join(", ", scopes);
        return language.pick(
                "Not done: your token needs the scope " + names + " for that.",
                "Nicht getan: Dein Token braucht dafür den Scope " + names + ".");
    }

    /** That the token which something was said with has ended before it could be answered. */
    public static String tokenEnded(ChatLanguage language) {
        return language.pick(
                "Not answered: the token you said this with has ended.",
                "Nicht beantwortet: Das Token, mit dem du das gesagt hast, gilt nicht mehr.");
    }

    /** That consent may mean several things, so that it means none. */
    public static String whichOne(ChatLanguage language, List<String> proposed) {
        return language.pick(
                        "Nothing is requested: it is not clear what you agree to. Proposed were: %s.\nAsk \"what do you propose?\", and answer what is shown then.",
                        "Um nichts ist gebeten: Es ist nicht klar, wozu du ja sagst. Vorgeschlagen waren: %s.\nFrage „Was schlägst du vor?“, und antworte auf das, was dann da steht.")
                .formatted(String.join("; ", proposed));
    }

    /** Something proposed, in a list. */
    public static String proposedFor(ChatLanguage language, String what, String incident) {
        return language.pick("%s for \"%s\"", "%s für „%s“")
                .formatted(StateAnswers.oneLine(what), StateAnswers.line(incident));
    }

    /** Which incident somebody has taken now. */
    public static AnswerDraft acknowledged(ChatLanguage language, IncidentPicture picture) {
        DraftWriter writer = new DraftWriter(language, Instant.EPOCH);
        String title = StateAnswers.line(picture.incident().title());
        return writer.say("The incident is acknowledged: %s", "Der Vorfall ist übernommen: %s", title)
                .cite(new Citation(
                        CitationKind.INCIDENT, picture.incident().id(), title, DraftWriter.incident(picture)))
                .draft();
    }

    /** A question was longer than what is asked of it. */
    public static String questionCut(ChatLanguage language, int most) {
        return language.pick(
                "Your question is long: I read its first " + most + " characters only.",
                "Die Frage ist lang: Ich habe nur ihre ersten " + most + " Zeichen gelesen.");
    }

    public static String nothingProposed(ChatLanguage language) {
        return language.pick(
                "Nothing was proposed in this conversation. Ask: what do you propose?",
                "In diesem Gespräch wurde nichts vorgeschlagen. Frage: Was schlägst du vor?");
    }

    /** What can be said. */
    public static String help(String models) {
        return """
            Ask in plain words, in English or German:
            why is cart down? what changed? have we seen this? what do you propose? did it help? who may delete pods in shop?
            Ask for a change: "restart the cart deployment in shop", "scale checkout to 5". It becomes a proposal that a person decides (operator).
            how do you know? shows what the last answer rests on
            do it: asks for the approval of what was proposed; it decides nothing
            /ask: the same as plain words
            /status: where things stand
            /incidents: what is open
            /ack: take the incident (operator)
            /approve: what waits for approval, and who decides it
            /model: which model answers
            /export: this conversation
            /reset: ends this conversation
            """
                + models;
    }
}
