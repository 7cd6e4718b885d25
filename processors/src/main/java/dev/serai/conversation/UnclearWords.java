package dev.serai.conversation;

import dev.serai.language.NamedObject;
import dev.serai.language.Understood.Unclear;
import dev.serai.language.Understood.WantedObject;
import dev.serai.message.ChatLanguage;
import java.util.stream.Collectors;

/** What would make words clear, in the person's language. */
final class UnclearWords {

    private UnclearWords() {}

    static String of(Unclear unclear, ChatLanguage language) {
        return language == ChatLanguage.GERMAN ? german(unclear) : unclear.hint();
    }

    private static String german(Unclear unclear) {
        return switch (unclear.reason()) {
            case EMPTY -> "Sag, was du wissen willst oder was geändert werden soll.";
            case TOO_LONG -> "Das ist zu lang: Sag es kürzer.";
            case UNREADABLE_CHARACTERS -> "Der Text hat versteckte oder fremde Zeichen: Schreib ihn in einfachen Buchstaben.";
            case NOT_UNDERSTOOD -> "Sag es mit anderen Worten.";
            case NEGATED -> "Das sagt, was nicht getan werden soll; nichts wird geändert. Sag, was stattdessen.";
            case CONDITIONAL -> "Unter einer Bedingung oder später wird nichts getan: Sag es, wenn es so weit ist.";
            case REPORTED -> "Das klingt nach Bericht, Zitat oder Meinung: Bitte in klaren Worten um die Änderung.";
            case ASKED_ABOUT -> "Das fragt nach einer Änderung: Um sie zu bitten, lass das Fragezeichen weg. Wer es darf: „Wer darf Pods in shop löschen?“";
            case SEVERAL -> "Eine Änderung an einem Objekt auf einmal: Nenne eines.";
            case NO_TARGET -> "Nenne das Objekt: „shop/cart“.";
            case NO_COUNT -> "Sag, wie viele Replicas es haben soll: „skaliere shop/cart auf 3“.";
            case BAD_COUNT -> "Die Zahl der Replicas muss eine ganze Zahl sein, die der Hub erlaubt.";
            case TAKE_BACK -> "Nichts wurde zurückgezogen, und Worte machen nichts rückgängig. Wer um eine Änderung gebeten hat, zieht sie zurück: „zieh das zurück“.";
            case NO_VERSION -> "Sag, was die Zahl bedeutet: „rolle shop/cart auf Revision 3 zurück“ oder „skaliere shop/cart auf 3“.";
            case RESOLVE -> "Worte beenden keinen Vorfall: Das tut der Knopf seiner Nachricht, oder die API.";
            case THANKS -> "Gern.";
            case GREETING -> "Ich bin da: Frag, was du wissen willst, oder sag, was geändert werden soll.";
            case SECRETS -> "Nein: Geheimnisse werden hier weder gelesen noch gezeigt.";
            case SHELL -> "Ich führe keine Zeilen einer Shell aus. Frag stattdessen: „Status von shop/cart“, „Warum ist shop/cart kaputt?“, „Logs von shop/cart“.";
            case NOT_OFFERED -> "Diese Änderung gibt es nicht: neu starten, skalieren, zurückrollen, einen Pod löschen, einen Knoten sperren, freigeben oder leeren.";
            case WRONG_KIND -> "So etwas geht bei dieser Art von Objekt nicht.";
            case UNKNOWN_OBJECT -> unknown(unclear);
            case NOT_MANAGED -> cluster(
                    unclear,
                    "„%s“: Der Cluster %s ist hier nicht eingerichtet, deshalb kann dort nichts geändert werden. Meinst du einen anderen, nenne ihn.");
            case WHICH_CLUSTER -> cluster(
                    unclear,
                    "Ob „%s“ im Cluster %s gemeint ist, ist nicht bekannt: Nenne das Objekt mit Art und Cluster.");
            case AMBIGUOUS -> several(unclear);
        };
    }

    private static String unknown(Unclear unclear) {
        WantedObject wanted = unclear.wanted();
        if (wanted == null) {
            return "Ein solches Objekt ist nicht bekannt: Prüf seinen Namen.";
        }
        String object = "„" + wanted.object().inWords() + "“ ist nicht bekannt";
        return unclear.choices().isEmpty()
                ? object + ": Prüf den Namen."
                : object + ". Meinst du "
                        + unclear.choices().stream().map(NamedObject::inWords).collect(Collectors.joining(", "))
                        + "?";
    }

    private static String cluster(Unclear unclear, String words) {
        NamedObject object =
                unclear.choices().isEmpty() ? null : unclear.choices().get(0);
        return object == null
                ? unclear.hint()
                : words.formatted(object.inWords(), object.cluster() == null ? "?" : object.cluster());
    }

    private static String several(Unclear unclear) {
        if (unclear.choices().isEmpty()) {
            return unclear.hint();
        }
        return "Mehrere Objekte heißen so: Nenne Namespace, Art oder Cluster. Es gibt: "
                + unclear.choices().stream()
                        .map(object -> ObjectWords.of(ChatLanguage.GERMAN, object))
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
