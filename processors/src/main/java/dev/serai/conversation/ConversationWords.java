package dev.serai.conversation;

import dev.serai.message.ChatLanguage;
import java.util.UUID;

/** What the hub says of itself and of the conversation. */
public final class ConversationWords {

    private ConversationWords() {}

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

    public static String onCall(ChatLanguage language) {
        return language.pick(
                "I do not know who is on call: no plan is kept here.",
                "Ich weiß nicht, wer Bereitschaft hat: Hier ist kein Plan gespeichert.");
    }

    /** That a message was given up. */
    public static String gaveUp(ChatLanguage language, String question, int tries) {
        String asked = ShortLine.of(question);
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

    /** That a chat takes no more of an answer, and where all of it is. */
    public static String restIsIn(ChatLanguage language, UUID conversation) {
        String where = "/api/v1/conversations/" + conversation + "/export";
        return language.pick(
                "… This chat takes no more of it here; all of it is at " + where + ".",
                "… Mehr davon nimmt dieser Chat hier nicht; alles steht unter " + where + ".");
    }

    /** A question was longer than what is asked of it. */
    public static String questionCut(ChatLanguage language, int most) {
        return language.pick(
                "Your question is long: I read its first " + most + " characters only.",
                "Die Frage ist lang: Ich habe nur ihre ersten " + most + " Zeichen gelesen.");
    }
}
