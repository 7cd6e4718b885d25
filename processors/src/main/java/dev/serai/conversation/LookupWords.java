package dev.serai.conversation;

import dev.serai.language.UnclearReason;
import dev.serai.language.Understood;
import dev.serai.message.ChatLanguage;

/** What a person is told about whom or what was not found, or not understood. */
public final class LookupWords {

    private LookupWords() {}

    /** What is understood of words that ask for nothing, and two examples. */
    public static String unclear(ChatLanguage language, Understood.Unclear meaning) {
        String hint = UnclearWords.of(meaning, language);
        if (meaning.reason() == UnclearReason.GREETING) {
            return hint
                    + language.pick(
                            " For example: \"why is cart down?\", \"what do you propose?\". /help says more.",
                            " Zum Beispiel: „Warum ist cart kaputt?“, „Was schlägst du vor?“. /help sagt mehr.");
        }
        if (meaning.reason() == UnclearReason.THANKS || meaning.reason() == UnclearReason.SECRETS) {
            return hint;
        }
        return language.pick(
                hint
                        + "\nFor example: \"why is cart down?\" or \"restart the cart deployment in shop\". /help says more.",
                "Das habe ich nicht verstanden. " + hint
                        + "\nZum Beispiel: „Warum ist cart kaputt?“ oder „Starte das Deployment cart in shop neu“. /help sagt mehr.");
    }

    /** Where it is recorded who did what, and who may read that. */
    public static String audit(ChatLanguage language) {
        return language.pick(
                "The audit has who did what, sealed: /api/v1/audit, in the console under /console/audit."
                        + " It needs the role approver.",
                "Wer was getan hat, steht versiegelt im Audit: /api/v1/audit, in der Konsole unter /console/audit."
                        + " Dazu braucht man die Rolle approver.");
    }

    /** That other questions in the same message are not answered, and changes not proposed. */
    public static String onlyTheFirst(ChatLanguage language) {
        return language.pick(
                "That is the answer to your first question. Ask for anything else in a message of its own.",
                "Das ist die Antwort auf die erste Frage. Alles andere sag bitte in einer eigenen Nachricht.");
    }

    /** That nothing of the kind that a question names was done or asked for. */
    public static String noSuchChange(ChatLanguage language) {
        return language.pick(
                "No such change of it is stored here.", "Eine solche Änderung daran ist hier nicht gespeichert.");
    }

    /** That an object is named of which no incident is known. */
    public static String nothingAbout(ChatLanguage language, String object) {
        return language.pick(
                "No incident about " + object + " is stored: nobody has alerted about it.",
                "Zu " + object + " ist kein Vorfall gespeichert: Niemand hat dazu alarmiert.");
    }

    /** That no source says anything about the words. */
    public static String nothingWritten(ChatLanguage language) {
        return language.pick(
                "I found nothing about this in what is known here.",
                "Dazu habe ich in dem, was hier bekannt ist, nichts gefunden.");
    }

    /** That a change of which nothing is written can be proposed here. */
    public static String canPropose(ChatLanguage language) {
        return language.pick(
                "What I can propose here: \"restart shop/cart\", \"scale shop/cart to 3\", \"roll shop/cart back\".",
                "Vorschlagen kann ich hier: „starte shop/cart neu“, „skaliere shop/cart auf 3“, „rolle shop/cart zurück“.");
    }

    /** That no rule understands the words, and no source says anything about them. */
    public static String notUnderstood(ChatLanguage language) {
        return language.pick(
                "I did not understand this, and found nothing about it in what is known here. /help says what can be asked.",
                "Das habe ich nicht verstanden, und in dem, was hier bekannt ist, steht nichts dazu. /help sagt, was man fragen kann.");
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

    /** That no cluster was asked whether there is such an object. */
    public static String notLookedFor(ChatLanguage language) {
        return language.pick(
                "I did not look for it in the clusters: that needs the role operator, and of a token the scope actions:write.",
                "In den Clustern habe ich es nicht gesucht: Das braucht die Rolle operator, und bei einem Token den Scope actions:write.");
    }
}
