package dev.serai.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads who may do what into the words of roles. */
final class AccessReader {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;
    private static final String VERBS = "access_";
    private static final String RESOURCES = "resource_";
    private static final String ALL = "*";
    private static final Set<String> MENDED = vocabulary();

    private AccessReader() {}

    /** Whether something is named that one may or may not do, or all that somebody may is asked for. */
    static boolean isAccess(List<String> said, KnownNames known) {
        List<String> words = mended(said, known);
        return first(VERBS, words) != null || AccessPerson.of(words, known) != null && AccessPerson.asksForAll(words);
    }

    /** What is to be done to what, where; null if the words name no act. */
    static @Nullable AccessInquiry read(List<String> said, KnownNames known) {
        List<String> words = mended(said, known);
        String namespace = namespace(words, known);
        String who = AccessPerson.of(words, known);
        List<String> rest = new ArrayList<>(words);
        rest.remove(namespace);
        rest.remove(who);
        String act = first(VERBS, rest);
        if (act == null) {
            return who == null ? null : new AccessInquiry(ALL, ALL, namespace, who);
        }
        int underscore = act.indexOf('_');
        String verb = underscore < 0 ? act : act.substring(0, underscore);
        String own = underscore < 0 ? "" : act.substring(underscore + 1);
        String resource = first(RESOURCES, rest);
        if (verb.equals(ALL)) {
            return new AccessInquiry(ALL, resource == null ? ALL : resource, namespace, who);
        }
        return new AccessInquiry(verb, of(own, resource == null ? named(rest, known) : resource), namespace, who);
    }

    /** "Who may restart mailer": a name of nothing that is known, and no word says of what kind or where; null for none. */
    static @Nullable Slots unknown(List<String> said, KnownNames known) {
        List<String> words = mended(said, known);
        if (namespace(words, known) != null
                || AccessPerson.of(words, known) != null
                || first(RESOURCES, words) != null
                || words.stream().anyMatch(word -> isKnown(word, known))) {
            return null;
        }
        List<String> names = words.stream()
                .filter(word ->
                        KnownNames.isNameShaped(word) && !LEXICON.isOrdinary(word) && NumberWords.of(word) == null)
                .distinct()
                .toList();
        if (names.size() != 1) {
            return null;
        }
        Slots slots = new Slots();
        slots.name(names.get(0));
        return slots;
    }

    private static boolean isKnown(String word, KnownNames known) {
        return known.isName(word) || known.isNamespace(word) || known.isCluster(word);
    }

    /** Scaling statefulsets is a patch of {@code statefulsets/scale}; an act with a resource of its own keeps it. */
    private static String of(String own, @Nullable String said) {
        if (own.isEmpty()) {
            return said == null ? ALL : said;
        }
        boolean workload = said != null && (said.endsWith("sets") || said.equals("deployments"));
        return own.startsWith("deployments") && workload ? own.replace("deployments", said) : own;
    }

    /** "Who may restart cart": the resource is of the kind that cart is. */
    private static @Nullable String named(List<String> words, KnownNames known) {
        return known.objects().stream()
                .filter(object -> words.contains(object.name()) && object.kind() != null)
                .map(object -> object.kind() == null ? ALL : object.kind().resource())
                .findFirst()
                .orElse(null);
    }

    /** With one wrong letter in a verb or in the word for a resource mended. */
    private static List<String> mended(List<String> words, KnownNames known) {
        return words.subList(behindCall(words), words.size()).stream()
                .map(word -> known.isName(word) || LEXICON.isOrdinary(word) ? word : Spelling.mended(word, MENDED))
                .toList();
    }

    /** "List everybody who may …": what is to be listed is the answer. */
    private static int behindCall(List<String> words) {
        int call = Math.max(0, LEXICON.endAt("fillers", words, 0));
        int end = LEXICON.endAt("calls_for_access", words, call);
        return end < 0 ? 0 : end;
    }

    private static Set<String> vocabulary() {
        Set<String> words = new HashSet<>();
        Stream.of(VERBS, RESOURCES)
                .flatMap(prefix -> LEXICON.groupsWith(prefix).stream())
                .flatMap(group -> LEXICON.group(group).stream())
                .forEach(phrase -> words.addAll(phrase.vocabulary()));
        return Set.copyOf(words);
    }

    private static @Nullable String first(String prefix, List<String> words) {
        for (String group : LEXICON.groupsWith(prefix)) {
            if (LEXICON.occurs(group, words)) {
                return group.substring(prefix.length());
            }
        }
        return null;
    }

    private static @Nullable String namespace(List<String> words, KnownNames known) {
        for (int at = 0; at < words.size(); at++) {
            int before = LEXICON.endAt("namespace_before", words, at);
            int start = Math.max(at, before);
            int article = LEXICON.endAt("articles", words, start);
            start = Math.max(start, article);
            int marked = LEXICON.endAt("namespace_words", words, start);
            int name = Math.max(start, marked);
            if (name < words.size() && (before > 0 || marked > 0) && isNamespace(words.get(name), known)) {
                return words.get(name);
            }
        }
        return null;
    }

    private static boolean isNamespace(String word, KnownNames known) {
        return known.isNamespace(word) || KnownNames.isNameShaped(word) && !LEXICON.isOrdinary(word);
    }
}
