package dev.serai.conversation;

import dev.serai.conversation.AnswerParts.CitedClaim;
import dev.serai.conversation.IncidentPicture.PictureEvidence;
import dev.serai.message.ChatLanguage;
import dev.serai.probe.ClusterObject;
import dev.serai.probe.SeenObject;
import dev.serai.probe.SeenObject.SeenPod;
import dev.serai.secret.Redaction;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a cluster shows of an object right now, in words. */
public final class SeenWords {

    private static final int MOST_PODS = 5;
    private static final int MOST_LINES = 10;
    private static final String LOG = "/logs/";

    private SeenWords() {}

    /** How many pods there are, and those in trouble; with all of them where these are asked for. */
    public static List<CitedClaim> pods(ChatLanguage language, SeenObject seen, boolean each, Citation source) {
        ClusterObject object = seen.object();
        long wanted = seen.wanted() == null ? seen.pods().size() : seen.wanted();
        String counts = language.pick(
                "%s on %s: %d of %d pods ready.".formatted(object.title(), object.cluster(), seen.ready(), wanted),
                "%s auf %s: %d von %d Pods bereit.".formatted(object.title(), object.cluster(), seen.ready(), wanted));
        Stream<String> named = seen.pods().stream()
                .filter(pod -> each || !pod.ready())
                .limit(MOST_PODS)
                .map(pod -> "- " + line(language, pod));
        return cited(Stream.concat(Stream.of(counts), named), source);
    }

    private static String line(ChatLanguage language, SeenPod pod) {
        String state = pod.ready() ? language.pick("ready", "bereit") : language.pick("not ready", "nicht bereit");
        return pod.name() + ": " + state + (pod.trouble().isEmpty() ? "" : ", " + ShortLine.of(pod.trouble()));
    }

    /** The heading of what was read, and its last lines as they are but for secrets. */
    public static List<CitedClaim> quoted(ChatLanguage language, String text, Citation source, Instant now) {
        List<String> lines = ShortLine.lines(Redaction.redact(text)).toList();
        return lines.isEmpty()
                ? List.of()
                : cited(
                        Stream.concat(
                                Stream.of(ProbeWords.in(language, lines.get(0), now)),
                                lines.subList(Math.max(1, lines.size() - MOST_LINES), lines.size()).stream()
                                        .map(line -> "> " + ProbeWords.in(language, line, now))),
                        source);
    }

    /** What was read, in the person's language where its lines are the hub's. */
    public static String lines(ChatLanguage language, String text, Instant now) {
        return text.lines().map(line -> ProbeWords.in(language, line, now)).collect(Collectors.joining("\n"));
    }

    /** The newest log that is stored of an incident; empty where none is. */
    public static List<CitedClaim> storedLog(ChatLanguage language, IncidentPicture picture, Instant now) {
        return picture.evidence().stream()
                .filter(one -> one.source().contains(LOG))
                .findFirst()
                .map(one -> quoted(language, one.excerpt(), source(picture, one), now))
                .orElse(List.of());
    }

    private static Citation source(IncidentPicture picture, PictureEvidence evidence) {
        return DraftWriter.of(picture, evidence);
    }

    private static List<CitedClaim> cited(Stream<String> lines, Citation source) {
        return lines.map(text -> new CitedClaim(text, List.of(source))).toList();
    }

    /** That nobody could look. */
    public static String unseen(ChatLanguage language, String object) {
        return language.pick(
                "No cluster here shows " + object + " right now.", "Kein Cluster hier zeigt " + object + " gerade.");
    }

    /** That somebody's role is not enough to have it read, since no incident is about it. */
    public static String mayNotRead(ChatLanguage language, String object) {
        return language.pick(
                "I did not look at " + object + ": no incident is about it, and then that needs the role operator.",
                "Ich habe " + object
                        + " nicht angesehen: Kein Vorfall betrifft es, und dann braucht das die Rolle operator.");
    }

    /** That there is no log to show. */
    public static String noLog(ChatLanguage language, String object) {
        return language.pick(
                "No log of " + object + " can be read here.", "Von " + object + " ist hier kein Log zu lesen.");
    }

    /** That nothing says which object is meant. */
    public static String whichObject(ChatLanguage language) {
        return language.pick(
                "Of which object? Name it: \"logs of shop/cart\", \"how many pods does shop/cart have?\"",
                "Von welchem Objekt? Nenne es: „Logs von shop/cart“, „Wie viele Pods hat shop/cart?“");
    }
}
