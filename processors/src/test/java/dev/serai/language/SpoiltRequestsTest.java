package dev.serai.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.language.Understood.ChangeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each change of the catalogue in every form that asks for none: denied, imagined, quoted, under a condition, done. */
class SpoiltRequestsTest {

    /**
     * A change in the forms of its verb.
     *
     * @param base "restart cart", "cart neu starten"
     * @param gerund "restarting cart"; in German the noun, "ein Neustart von cart"
     * @param past "restarted cart", "cart neu gestartet"
     * @param passive "cart was restarted"
     */
    private record ChangeForms(String base, String gerund, String past, String passive) {

        String in(String frame) {
            return frame.replace("{base}", base)
                    .replace("{gerund}", gerund)
                    .replace("{past}", past)
                    .replace("{passive}", passive);
        }
    }

    private static final String POD = "pod cart-7d9f8b6c5-x2x4q";

    private static final List<ChangeForms> ENGLISH = List.of(
            new ChangeForms("restart cart", "restarting cart", "restarted cart", "cart was restarted"),
            new ChangeForms("reboot cart", "rebooting cart", "rebooted cart", "cart has been rebooted"),
            new ChangeForms("bounce it", "bouncing it", "bounced it", "it was bounced"),
            new ChangeForms(
                    "scale checkout to 5", "scaling checkout to 5", "scaled checkout to 5", "checkout was scaled to 5"),
            new ChangeForms(
                    "set checkout to 5 replicas",
                    "setting checkout to 5 replicas",
                    "had set checkout to 5 replicas",
                    "checkout was set to 5 replicas"),
            new ChangeForms("roll cart back", "rolling cart back", "rolled cart back", "cart was rolled back"),
            new ChangeForms(
                    "roll cart back to 1.4.2",
                    "rolling cart back to 1.4.2",
                    "rolled cart back to 1.4.2",
                    "cart was rolled back to 1.4.2"),
            new ChangeForms(
                    "revert cart to revision 3",
                    "reverting cart to revision 3",
                    "reverted cart to revision 3",
                    "cart got reverted to revision 3"),
            new ChangeForms("delete " + POD, "deleting " + POD, "deleted " + POD, POD + " was deleted"),
            new ChangeForms("cordon worker-1", "cordoning worker-1", "cordoned worker-1", "worker-1 is cordoned"),
            new ChangeForms(
                    "uncordon worker-1", "uncordoning worker-1", "uncordoned worker-1", "worker-1 got uncordoned"),
            new ChangeForms("drain worker-1", "draining worker-1", "drained worker-1", "worker-1 has been drained"));

    private static final List<ChangeForms> GERMAN = List.of(
            new ChangeForms(
                    "cart neu starten", "ein Neustart von cart", "cart neu gestartet", "cart wurde neu gestartet"),
            new ChangeForms(
                    "cart neustarten", "der Neustart von cart", "cart neugestartet", "cart ist neugestartet worden"),
            new ChangeForms("es neu starten", "das Neustarten", "es neu gestartet", "es wurde neu gestartet"),
            new ChangeForms(
                    "checkout auf 5 skalieren",
                    "das Skalieren von checkout auf 5",
                    "checkout auf 5 skaliert",
                    "checkout wurde auf 5 skaliert"),
            new ChangeForms(
                    "cart zurückrollen", "ein Rollback von cart", "cart zurückgerollt", "cart wurde zurückgerollt"),
            new ChangeForms(
                    "cart auf Revision 3 zurücksetzen",
                    "das Zurücksetzen von cart auf Revision 3",
                    "cart auf Revision 3 zurückgesetzt",
                    "cart wurde auf Revision 3 zurückgesetzt"),
            new ChangeForms(
                    "den " + POD + " löschen",
                    "das Löschen von " + POD,
                    "den " + POD + " gelöscht",
                    POD + " wurde gelöscht"),
            new ChangeForms(
                    "worker-1 sperren", "das Sperren von worker-1", "worker-1 gesperrt", "worker-1 ist gesperrt"),
            new ChangeForms(
                    "worker-1 entsperren",
                    "das Entsperren von worker-1",
                    "worker-1 entsperrt",
                    "worker-1 wurde entsperrt"),
            new ChangeForms(
                    "worker-1 leeren", "das Leeren von worker-1", "worker-1 geleert", "worker-1 wurde geleert"));

    /** What spoils a request, with the forms that it takes. */
    private enum Spoilt {
        DENIED(
                List.of(
                        "don't {base}",
                        "do not {base}",
                        "please don't {base}",
                        "dont {base}",
                        "never {base}",
                        "never ever {base}",
                        "let's not {base}",
                        "you must not {base}",
                        "you should not {base}",
                        "I don't want you to {base}",
                        "I do not want to {base}",
                        "we will not {base}",
                        "I can't {base}",
                        "can't you {base}",
                        "no need to {base}",
                        "nobody should {base}",
                        "better not {base}",
                        "rather not {base}",
                        "under no circumstances {base}",
                        "stop {gerund}",
                        "avoid {gerund}",
                        "refrain from {gerund}",
                        "hold off on {gerund}",
                        "instead of {gerund}",
                        "without {gerund}",
                        "no {gerund}",
                        "{base}? no",
                        "{base}, or rather not",
                        "no, {base} is wrong",
                        "I refuse to {base}",
                        "forget about {gerund}"),
                List.of(
                        "nicht {base}",
                        "bitte nicht {base}",
                        "bloß nicht {base}",
                        "auf keinen Fall {base}",
                        "nie {base}",
                        "niemals {base}",
                        "ich will nicht {base}",
                        "wir sollten nicht {base}",
                        "du sollst nicht {base}",
                        "ohne {base}",
                        "statt {base}",
                        "anstatt {base}",
                        "lieber nicht {base}",
                        "keinesfalls {base}",
                        "niemand soll {base}",
                        "kein Grund, {base}",
                        "{base}? nein",
                        "nein, {base} ist falsch",
                        "{base} lieber nicht",
                        "{base} bringt nichts",
                        "{gerund} ist verboten",
                        "ich weigere mich, {base}",
                        "wehe, wenn wir {base}")),
        IMAGINED(
                List.of(
                        "would it help to {base}",
                        "would {gerund} help",
                        "would {gerund} help?",
                        "could {gerund} break something",
                        "what if we {base}",
                        "what if I {past}",
                        "what happens if I {base}?",
                        "should we {base}",
                        "should I {base}?",
                        "shall we {base}",
                        "we could {base}",
                        "we should {base}",
                        "we might {base}",
                        "you could {base}",
                        "one could {base}",
                        "I could {base}",
                        "I would {base}",
                        "I'd rather {base}",
                        "I might {base}",
                        "maybe {base}",
                        "perhaps we {base}",
                        "perhaps {base}",
                        "suppose we {base}",
                        "imagine we {base}",
                        "let's say we {base}",
                        "is it safe to {base}",
                        "is it ok to {base}?",
                        "is it possible to {base}",
                        "may I {base}",
                        "can I {base}?",
                        "am I allowed to {base}",
                        "do you think {gerund} helps",
                        "I think {gerund} helps",
                        "I wonder if {gerund} helps",
                        "I am thinking about {gerund}",
                        "I am afraid to {base}",
                        "I dare you to {base}",
                        "how about {gerund}",
                        "how do I {base}",
                        "why {base}",
                        "why not {base}",
                        "who can {base}",
                        "{gerund} would help",
                        "{gerund} could be dangerous",
                        "pretend to {base}",
                        "explain how to {base}"),
                List.of(
                        "würde es helfen, {base}",
                        "würde {gerund} helfen",
                        "würde {gerund} was bringen?",
                        "was wäre, wenn wir {base}",
                        "was passiert, wenn wir {base}",
                        "sollen wir {base}",
                        "soll ich {base}?",
                        "sollte ich {base}",
                        "sollten wir nicht {base}",
                        "wir könnten {base}",
                        "wir sollten {base}",
                        "man könnte {base}",
                        "man müsste {base}",
                        "ich könnte {base}",
                        "ich würde {base}",
                        "vielleicht {base}",
                        "eventuell {base}",
                        "angenommen, wir {base}",
                        "darf ich {base}",
                        "dürfen wir {base}?",
                        "ist es sicher, {base}",
                        "ist es okay, {base}?",
                        "glaubst du, {gerund} hilft",
                        "ich glaube, {gerund} hilft",
                        "ich frage mich, ob {gerund} hilft",
                        "ich überlege, {base}",
                        "ich traue mich nicht, {base}",
                        "wie kann ich {base}",
                        "warum {base}",
                        "warum nicht {base}",
                        "wer kann {base}",
                        "{gerund} würde helfen",
                        "{gerund} wäre gefährlich",
                        "tu so, als würdest du {base}",
                        "erklär mir, wie man {base} kann")),
        QUOTED(
                List.of(
                        "\"{base}\"",
                        "`{base}`",
                        "'{base}'",
                        "“{base}”",
                        "> {base}",
                        "bob said: {base}",
                        "bob says {base}",
                        "he wrote \"{base}\"",
                        "she told me to {base}",
                        "they want us to {base}",
                        "bob asked me to {base}",
                        "the runbook says {base}",
                        "according to the runbook, {base}",
                        "it says: {base}",
                        "the alert says \"{base}\"",
                        "translate: {base}",
                        "repeat after me: {base}",
                        "tell bob to {base}",
                        "ask bob to {base}",
                        "todo: {base}",
                        "plan: {base}",
                        "example: {base}",
                        "title: {base}",
                        "the command \"{base}\" failed"),
                List.of(
                        "„{base}“",
                        "\"{base}\"",
                        "» {base}«",
                        "Bob sagt: {base}",
                        "Bob meint, {base}",
                        "er schrieb „{base}“",
                        "sie hat gesagt, ich soll {base}",
                        "im Runbook steht {base}",
                        "laut Runbook {base}",
                        "da steht: {base}",
                        "der Kollege will {base}",
                        "sag Bob, er soll {base}",
                        "frag Bob, ob er {base} kann",
                        "übersetze: {base}",
                        "Beispiel: {base}",
                        "Plan: {base}",
                        "die Anweisung „{base}“ schlug fehl")),
        CONDITIONAL(
                List.of(
                        "if it gets worse {base}",
                        "if it gets worse, {base}",
                        "{base} if it gets worse",
                        "{base} if its down",
                        "{base}, if it is down",
                        "{base} only if needed",
                        "{base} unless it recovers",
                        "{base} when it fails again",
                        "when it is down, {base}",
                        "whenever it is stuck {base}",
                        "once it is down {base}",
                        "{base} once it is red",
                        "{base} until it works",
                        "{base} after midnight",
                        "after the deploy {base}",
                        "{base} before the release",
                        "{base} tomorrow",
                        "{base} tonight",
                        "{base} later",
                        "{base} in 10 minutes",
                        "in an hour {base}",
                        "{base} at 3 am",
                        "{base} at midnight",
                        "{base} on friday",
                        "{base} every night",
                        "{base} as soon as it is down",
                        "as soon as it is red {base}",
                        "in case it crashes {base}",
                        "{base} in case it crashes",
                        "{base} provided that nobody objects",
                        "should it be down, {base}",
                        "{base} otherwise",
                        "{base} else page me",
                        "either {base} or page me",
                        "wait for it to fail, then {base}",
                        "depending on the load {base}"),
                List.of(
                        "wenn es schlimmer wird, {base}",
                        "wenns schlimmer wird {base}",
                        "{base}, wenn es schlimmer wird",
                        "{base}, falls es hängt",
                        "falls es hängt, {base}",
                        "{base} sobald es rot ist",
                        "sobald es rot ist, {base}",
                        "{base} nur wenn nötig",
                        "{base}, außer es läuft",
                        "{base} bis es geht",
                        "{base} nach Mitternacht",
                        "nach dem Deployment {base}",
                        "{base} vor dem Release",
                        "morgen {base}",
                        "{base} morgen",
                        "heute Nacht {base}",
                        "{base} heute Nacht",
                        "später {base}",
                        "{base} in 10 Minuten",
                        "in einer Stunde {base}",
                        "{base} um 3 Uhr",
                        "{base} am Freitag",
                        "jede Nacht {base}",
                        "{base}, sofern niemand etwas dagegen hat",
                        "im Notfall {base}",
                        "notfalls {base}",
                        "sollte es hängen, {base}",
                        "{base}, sonst ruf mich an",
                        "entweder {base} oder mich anrufen",
                        "warte bis es hängt, dann {base}",
                        "je nach Last {base}")),
        DONE(
                List.of(
                        "{past}",
                        "I {past}",
                        "we {past}",
                        "I just {past}",
                        "just {past}",
                        "I already {past}",
                        "already {past}",
                        "I have {past}",
                        "I've {past}",
                        "bob {past}",
                        "bob {past} yesterday",
                        "somebody {past}",
                        "you {past}",
                        "{past}, still down",
                        "{past}, did not help",
                        "{past}, it is still broken",
                        "after I {past} it got worse",
                        "since we {past} it is slow",
                        "has somebody {past}?",
                        "did you {base}",
                        "did you {base}?",
                        "did I {base}",
                        "I had to {base}",
                        "I tried to {base}",
                        "I was told to {base}",
                        "I forgot to {base}",
                        "we were {gerund}",
                        "I am {gerund}",
                        "{gerund} failed",
                        "{gerund} did not help",
                        "thanks for {gerund}",
                        "thank you for the {base}",
                        "{passive}",
                        "{passive} yesterday",
                        "{passive}, thanks",
                        "who {past}",
                        "when was it that you {past}"),
                List.of(
                        "{past}",
                        "ich habe {past}",
                        "hab {past}",
                        "ich hab schon {past}",
                        "schon {past}",
                        "gerade {past}",
                        "wir haben {past}",
                        "Bob hat {past}",
                        "Bob hat gestern {past}",
                        "jemand hat {past}",
                        "du hast {past}",
                        "hast du {past}",
                        "hast du {past}?",
                        "wer hat {past}",
                        "{past}, hilft nicht",
                        "{past}, es ist immer noch kaputt",
                        "nachdem wir {past} haben, wurde es schlimmer",
                        "seit wir {past} haben, ist es langsam",
                        "ich musste {base}",
                        "ich wollte {base}",
                        "ich habe versucht, {base}",
                        "ich habe vergessen, {base}",
                        "{gerund} schlug fehl",
                        "{gerund} hat nicht geholfen",
                        "danke für {gerund}",
                        "{passive}",
                        "{passive}, danke",
                        "gestern: {passive}"));

        private final List<String> english;
        private final List<String> german;

        Spoilt(List<String> english, List<String> german) {
            this.english = english;
            this.german = german;
        }
    }

    private static final List<String> AROUND = List.of("%s", "%s please", "hi, %s!", "bitte %s", "%s, danke");

    @Test
    void each_is_a_request_as_long_as_nothing_spoils_it() {
        List<String> none = Stream.concat(ENGLISH.stream(), GERMAN.stream())
                .map(ChangeForms::base)
                .filter(text -> !(Understanding.of(text, Shop.CONTEXT) instanceof ChangeRequest))
                .toList();

        assertThat(none).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void is_never_a_proposal(Spoilt spoilt) {
        List<String> wrong = new ArrayList<>();
        check(spoilt.english, ENGLISH, wrong);
        check(spoilt.german, GERMAN, wrong);

        assertThat(wrong).isEmpty();
    }

    private static void check(List<String> frames, List<ChangeForms> changes, List<String> wrong) {
        int number = 0;
        for (String frame : frames) {
            for (ChangeForms change : changes) {
                String text = AROUND.get(number++ % AROUND.size()).formatted(change.in(frame));
                if (Understanding.of(text, Shop.CONTEXT) instanceof ChangeRequest) {
                    wrong.add(text);
                }
            }
        }
    }
}
