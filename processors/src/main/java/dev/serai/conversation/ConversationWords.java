package dev.serai.conversation;

import dev.serai.message.ChatLanguage;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the hub says of itself and of the conversation. */
public final class ConversationWords {

    private static final String ENGLISH_HELP =
            """
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
            """;

    private static final String GERMAN_HELP =
            """
            Frag in einfachen Worten, auf Deutsch oder Englisch:
            Warum ist cart kaputt? Was hat sich geändert? Hatten wir das schon mal? Was schlägst du vor? Hat es geholfen? Wer darf Pods in shop löschen?
            Bitte um eine Änderung: „Starte das Deployment cart in shop neu“, „skaliere checkout auf 5“. Daraus wird ein Vorschlag, über den ein Mensch entscheidet (operator).
            Woher weißt du das? zeigt, worauf die letzte Antwort beruht
            mach das: bittet um die Freigabe des Vorgeschlagenen; entschieden ist damit nichts
            /ask: dasselbe wie einfache Worte
            /status: wie es steht
            /incidents: was offen ist
            /ack: den Vorfall übernehmen (operator)
            /approve: was auf Freigabe wartet, und wer entscheidet
            /model: welches Modell antwortet
            /export: dieses Gespräch
            /reset: beendet dieses Gespräch
            """;

    private static final String ENGLISH_CHAT =
            """
            /oncall: who is on call, until when, and who is next
            /link CODE: who you are; the code comes from your account
            /pause, /resume: no action starts any more, or again (approver)
            """;

    private static final String GERMAN_CHAT =
            """
            /oncall: wer Bereitschaft hat, bis wann, und wer danach
            /link CODE: wer du bist; den Code zeigt dein Konto
            /pause, /resume: keine Aktion startet mehr, oder wieder (approver)
            """;

    /** What begins a command, at a line's beginning or in a list of them. */
    private static final Pattern SLASH = Pattern.compile("(?m)(?:^|(?<=, ))/(?=[a-z])");

    private ConversationWords() {}

    /** @param models what there is to choose from, a sentence */
    public static String help(ChatLanguage language, String models) {
        return language.pick(ENGLISH_HELP, GERMAN_HELP) + models;
    }

    /**
     * The same with what only chats have.
     *
     * @param prefix what stands before a command's name in this channel, for instance {@code /}
     */
    public static String helpInChat(ChatLanguage language, String models, String prefix) {
        return SLASH.matcher(language.pick(ENGLISH_HELP + ENGLISH_CHAT, GERMAN_HELP + GERMAN_CHAT))
                        .replaceAll(Matcher.quoteReplacement(prefix))
                + models;
    }

    /** Which models there are. */
    public static String models(ChatLanguage language, Collection<String> names) {
        return names.isEmpty()
                ? language.pick("No model is configured.", "Es ist kein Modell eingerichtet.")
                : language.pick("Configured models: ", "Eingerichtete Modelle: ") + String.join(", ", names) + ".";
    }

    /** @param chat whether it was said in a chat, where a new one begins by itself */
    public static String over(ChatLanguage language, boolean chat) {
        return chat
                ? overInChat(language)
                : language.pick(
                        "This conversation is over. Begin another one with POST /api/v1/conversations.",
                        "Dieses Gespräch ist zu Ende. Beginne ein neues mit POST /api/v1/conversations.");
    }

    private static String overInChat(ChatLanguage language) {
        return language.pick(
                "This conversation is over. Your next message begins another one.",
                "Dieses Gespräch ist zu Ende. Deine nächste Nachricht beginnt ein neues.");
    }

    /** @param link where the file is, a path */
    public static String export(ChatLanguage language, String link) {
        return language.pick(
                        "Your conversation as JSON, or with Accept: text/markdown as Markdown: ",
                        "Dein Gespräch als JSON, oder mit Accept: text/markdown als Markdown: ")
                + link;
    }

    /** @param where the file is, in the console */
    public static String exportOfChat(ChatLanguage language, String where) {
        return language.pick(
                "Your conversation as a file, once you are signed in to the console: " + where,
                "Dein Gespräch als Datei, wenn du in der Konsole angemeldet bist: " + where);
    }

    /** @param prefix what stands before a command's name */
    public static String unknownCommand(ChatLanguage language, String prefix) {
        return language.pick(
                "I do not know this command. " + prefix + "help lists the commands.",
                "Diesen Befehl kenne ich nicht. " + prefix + "help nennt die Befehle.");
    }

    public static String onCall(ChatLanguage language) {
        return language.pick(
                "I do not know who is on call: there is no rota in policy/oncall.yaml.",
                "Ich weiß nicht, wer Bereitschaft hat: In policy/oncall.yaml steht kein Plan.");
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

    /** What stands behind an answer when what was begun of it may stand above it, and cannot be taken away. */
    public static String draftBefore(ChatLanguage language) {
        return language.pick(
                "I was interrupted: if a message above ends with …, it is what I had begun. This is the whole answer.",
                "Ich wurde unterbrochen: Endet eine Nachricht darüber mit …, ist es das, was ich begonnen hatte. Dies ist die ganze Antwort.");
    }

    /** That a chat takes no more of an answer, and where all of it is: in the conversation's file. */
    public static String restIsIn(ChatLanguage language, String where) {
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
