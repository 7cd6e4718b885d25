package dev.serai.conversation;

import dev.serai.conversation.Citation.CitationKind;
import dev.serai.message.ChatLanguage;
import dev.serai.message.RefusalWords;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What a person is told whose request leads to nothing, or to something that they may ask for. */
public final class RequestWords {

    private RequestWords() {}

    /** That a playbook fits, and what consent to that would do. Nothing may be asked for by "do it" that was not said so. */
    public static String suggested(ChatLanguage language, SuggestedPlaybook playbook, String incident) {
        String model = playbook.by();
        String said = language.pick(
                        "The playbook %s fits this incident (%s).", "Das Playbook %s passt zu diesem Vorfall (%s).")
                .formatted(playbook.name(), ShortLine.of(incident));
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

    /** Which incident somebody has taken now. */
    public static AnswerDraft acknowledged(ChatLanguage language, IncidentPicture picture) {
        DraftWriter writer = new DraftWriter(language, Instant.EPOCH);
        String title = ShortLine.of(picture.incident().title());
        return writer.say("The incident is acknowledged: %s", "Der Vorfall ist übernommen: %s", title)
                .cite(new Citation(
                        CitationKind.INCIDENT, picture.incident().id(), title, DraftWriter.incident(picture)))
                .draft();
    }

    /**
     * That no incident was taken, since it is not clear which one.
     *
     * @param several whether more than one is about what was said
     */
    public static String notTaken(ChatLanguage language, String said, boolean several) {
        String what = ShortLine.of(said);
        return several
                ? language.pick(
                        "Not done: more than one open incident is about '" + what
                                + "'. Say the id of one: /incidents shows them.",
                        "Nicht getan: Zu „" + what
                                + "“ ist mehr als ein Vorfall offen. Nenne die Id von einem: /incidents zeigt sie.")
                : language.pick(
                        "Not done: no open incident is about '" + what
                                + "'. /incidents shows what is open; /ack alone takes the one that was spoken of last.",
                        "Nicht getan: Zu „" + what
                                + "“ ist kein Vorfall offen. /incidents zeigt, was offen ist; /ack allein nimmt den, von dem zuletzt die Rede war.");
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

    /** That it cannot be proposed, and why. */
    public static String notProposed(ChatLanguage language, String why) {
        return language.pick("Nothing was proposed: ", "Nichts wurde vorgeschlagen: ") + RefusalWords.of(language, why);
    }

    /** When what is refused now is possible again. */
    public static String possibleAgain(ChatLanguage language, Duration left, Instant now) {
        Instant whole = now.plus(left).plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
        String when = new DraftWriter(language, now).until(whole);
        return language.pick("It is not possible before " + when + ".", "Möglich ist es nicht vor " + when + ".");
    }

    /**
     * That it cannot be done, and why.
     *
     * @param code as the API answers it; empty where nothing may be said
     */
    public static String impossible(ChatLanguage language, String code, String detail) {
        String reason = code.isEmpty()
                ? language.pick("The request was refused.", "Die Bitte wurde abgelehnt.")
                : RefusalWords.of(language, code, detail);
        return language.pick("Not possible: ", "Nicht möglich: ") + reason;
    }

    /** That nothing can be taken, since nothing is spoken of. */
    public static String replicasOutOfBounds(ChatLanguage language, int least, int most) {
        return language.pick(
                        "Nothing is scaled to fewer than %d or more than %d replicas.",
                        "Auf weniger als %d oder mehr als %d Replicas wird nichts skaliert.")
                .formatted(least, most);
    }

    public static String noOtherVersion(ChatLanguage language) {
        return language.pick(
                "There is no other version to go back to.", "Es gibt keine andere Version, zu der es zurück könnte.");
    }

    public static String nothingProposed(ChatLanguage language) {
        return language.pick(
                "Nothing was proposed in this conversation. Ask: what do you propose?",
                "In diesem Gespräch wurde nichts vorgeschlagen. Frage: Was schlägst du vor?");
    }

    /** That nobody waits for a decision about what this person asked for here. */
    public static String nothingToWithdraw(ChatLanguage language) {
        return language.pick(
                "Nothing was withdrawn: nothing that you asked for in this conversation is open.",
                "Nichts wurde zurückgezogen: Nichts, worum du in diesem Gespräch gebeten hast, ist offen.");
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
        return language.pick("%s for \"%s\"", "%s für „%s“").formatted(ShortLine.whole(what), ShortLine.of(incident));
    }

    /** That nothing is done any more about what somebody said. */
    public static String saidTooLate(ChatLanguage language) {
        return language.pick(
                "Nothing was done: you said this before I could answer, and it may not hold any more. Say it again if you still want it.",
                "Nichts wurde getan: Du hast das gesagt, bevor ich antworten konnte, und es gilt vielleicht nicht mehr. Sag es noch einmal, wenn du es weiter willst.");
    }
}
