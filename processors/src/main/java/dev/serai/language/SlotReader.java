package dev.serai.language;

import static dev.serai.language.TargetKind.DAEMON_SET;
import static dev.serai.language.TargetKind.DEPLOYMENT;
import static dev.serai.language.TargetKind.NODE;
import static dev.serai.language.TargetKind.POD;
import static dev.serai.language.TargetKind.STATEFUL_SET;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is left of a request beside its verb: the object, where it is, how many. Each word has to say something
 * that is understood; one that does not makes the whole unread.
 */
final class SlotReader {

    private static final int LONGEST_NAME = 4;
    private static final Map<String, TargetKind> KINDS = Map.of(
            "kinds_deployment", DEPLOYMENT,
            "kinds_stateful_set", STATEFUL_SET,
            "kinds_daemon_set", DAEMON_SET,
            "kinds_pod", POD,
            "kinds_node", NODE);
    private static final List<String> GRAMMAR = List.of(
            "fillers",
            "articles",
            "links",
            "pronouns",
            "namespace_words",
            "namespace_before",
            "cluster_words",
            "because");
    private static final Set<String> NAMESPACE_FLAGS = Set.of("-n", "--namespace");

    private final Lexicon lexicon = Lexicon.SHIPPED;
    private final List<String> words;
    private final KnownNames known;
    private final boolean scaling;
    private final Slots slots = new Slots();
    private int at;

    private SlotReader(List<String> words, KnownNames known, boolean scaling) {
        this.words = words;
        this.known = known;
        this.scaling = scaling;
    }

    /** The slots; their problem is {@link UnclearReason#NOT_UNDERSTOOD} when a word says nothing known. */
    static Slots read(List<String> words, KnownNames known, boolean scaling) {
        SlotReader reader = new SlotReader(words, known, scaling);
        while (reader.at < words.size() && reader.slots.problem == null) {
            if (!reader.step()) {
                reader.slots.problem = UnclearReason.NOT_UNDERSTOOD;
            }
        }
        return reader.slots;
    }

    /** The kind that a word or phrase at a place names, and where it ends; null if it names none. */
    private record SaidKind(@Nullable TargetKind kind, int end) {}

    private boolean step() {
        return number()
                || replicas()
                || flag()
                || cluster()
                || namespace()
                || qualified()
                || knownName()
                || pronoun()
                || kind()
                || filler()
                || unknownName();
    }

    private boolean number() {
        if (!scaling) {
            return false;
        }
        int from = at;
        if (Set.of("from", "von").contains(word(at)) && NumberWords.of(word(at + 1)) != null) {
            from = at + 2;
        }
        int start = Math.max(from, lexicon.endAt("count_before", words, from));
        boolean led = start > from;
        if (from > at && !led) {
            return false;
        }
        String flagged = flagged(word(start));
        if (flagged.isEmpty()
                && (word(start).equals("--replicas") || word(start).equals("replicas"))) {
            start++;
            led = true;
        }
        String said = flagged.isEmpty() ? word(start) : flagged;
        Integer number = NumberWords.of(said);
        if (number == null) {
            return badNumber(said);
        }
        int end = lexicon.endAt("replicas", words, start + 1);
        boolean article = lexicon.endAt("articles", words, start) > 0;
        if (article && !led && end < 0) {
            return false;
        }
        slots.count(number, !led && end < 0 && flagged.isEmpty());
        at = Math.max(end, start + 1);
        return true;
    }

    private static String flagged(String word) {
        for (String flag : List.of("--replicas=", "replicas=")) {
            if (word.startsWith(flag)) {
                return word.substring(flag.length());
            }
        }
        return "";
    }

    private boolean badNumber(String said) {
        boolean number = !said.isEmpty()
                && (Character.isDigit(said.charAt(0)) || "-+".indexOf(said.charAt(0)) >= 0)
                && said.chars().anyMatch(Character::isDigit)
                && !known.isName(said);
        if (number) {
            slots.problem = UnclearReason.BAD_COUNT;
        }
        return number;
    }

    private boolean replicas() {
        return scaling && (skip("replicas") || skip("count_around"));
    }

    private boolean flag() {
        String flag = word(at);
        int equals = flag.indexOf('=');
        if (equals > 0 && NAMESPACE_FLAGS.contains(flag.substring(0, equals))) {
            return namespaceIs(flag.substring(equals + 1), at + 1);
        }
        return NAMESPACE_FLAGS.contains(flag) && namespaceIs(word(at + 1), at + 2);
    }

    private boolean cluster() {
        int start = behindArticles(Math.max(at, lexicon.endAt("cluster_before", words, at)));
        int named = lexicon.endAt("cluster_words", words, start);
        int name = Math.max(start, named);
        boolean called = named > 0 || lexicon.endAt("cluster_words", words, name + 1) > 0;
        if (!known.isCluster(word(name)) || known.isNamespace(word(name)) && !called) {
            return false;
        }
        boolean led = start > at || called;
        if (!led) {
            return false;
        }
        slots.cluster(word(name));
        at = Math.max(name + 1, lexicon.endAt("cluster_words", words, name + 1));
        return true;
    }

    private boolean namespace() {
        int before = lexicon.endAt("namespace_before", words, at);
        int start = behindArticles(Math.max(at, before));
        int marked = lexicon.endAt("namespace_words", words, start);
        if (marked > 0) {
            return namespaceIs(word(marked), marked + 1);
        }
        String name = word(start);
        int behind = lexicon.endAt("namespace_words", words, start + 1);
        if (behind > 0 && (known.isNamespace(name) || start > at && !known.isName(name))) {
            return namespaceIs(name, behind);
        }
        if (name.endsWith("-namespace")) {
            return namespaceIs(name.substring(0, name.length() - "-namespace".length()), start + 1);
        }
        boolean free = known.isNamespace(name) || !lexicon.isOrdinary(name) && !known.isName(name);
        return before > 0 && free && namespaceIs(name, start + 1);
    }

    private boolean namespaceIs(String said, int end) {
        String name = unquoted(said);
        if (!KnownNames.isNameShaped(name)) {
            return false;
        }
        slots.namespace(name);
        at = end;
        return true;
    }

    /** {@code deployment/cart}, {@code shop/cart}, {@code shop/deployment/cart}. */
    private boolean qualified() {
        String[] parts = unquoted(word(at)).split("/", -1);
        if (parts.length < 2 || parts.length > 3) {
            return false;
        }
        for (String part : parts) {
            if (!KnownNames.isNameShaped(part)) {
                return false;
            }
        }
        SaidKind kind = kindAt(List.of(parts[parts.length - 2]), 0);
        if (parts.length == 3 && kind == null) {
            return false;
        }
        if (kind != null) {
            slots.kind(kind.kind());
        }
        if (kind == null || parts.length == 3) {
            slots.namespace(parts[0]);
        }
        slots.name(parts[parts.length - 1]);
        at++;
        return true;
    }

    /**
     * A known name, also one that was written with blanks for its hyphens, with its kind or its namespace. Words that say
     * something by themselves are never joined: alerts name objects, and whoever sends one could rewrite what is said.
     */
    private boolean knownName() {
        for (int length = mostJoined(); length > 0; length--) {
            String joined = unquoted(String.join("-", words.subList(at, at + length)));
            boolean free = length > 1 || isMarked(word(at)) || !isGrammar(joined);
            if (free && known.isName(joined)) {
                slots.name(joined);
                at += length;
                return true;
            }
        }
        return possessive() || bareNamespace() || compound();
    }

    /** How many of the words from here on may be one name together; the first may be one alone. */
    private int mostJoined() {
        int most = Math.min(LONGEST_NAME, words.size() - at);
        for (int length = 0; length < most; length++) {
            if (saysSomething(word(at + length))) {
                return Math.max(1, length);
            }
        }
        return most;
    }

    private boolean saysSomething(String word) {
        SaidKind kind = kindAt(List.of(word), 0);
        return isMarked(word)
                || known.isName(word)
                || isOfGrammar(word)
                || kind != null && kind.kind() != null
                || NumberWords.of(word) != null
                || Set.of("to", "auf").contains(word);
    }

    /** Whether a request may have the word beside its verb, so that it is a name only in quotes or behind a slash. */
    private boolean isGrammar(String word) {
        return isOfGrammar(word) || kindAt(List.of(word), 0) != null;
    }

    private boolean isOfGrammar(String word) {
        return GRAMMAR.stream().anyMatch(group -> lexicon.endAt(group, List.of(word), 0) > 0);
    }

    private boolean possessive() {
        if (!word(at).endsWith("'s")) {
            return false;
        }
        String owner = word(at).substring(0, word(at).length() - 2);
        if (known.isName(owner)) {
            slots.name(owner);
        } else if (known.isNamespace(owner)) {
            slots.namespace(owner);
        } else {
            return false;
        }
        at++;
        return true;
    }

    /** "The shop cart", "cart (shop)". */
    private boolean bareNamespace() {
        String name = word(at);
        return known.isNamespace(name) && !known.isName(name) && !lexicon.isOrdinary(name) && namespaceIs(name, at + 1);
    }

    /** "Cart-Deployment", as German joins it. */
    private boolean compound() {
        int hyphen = word(at).lastIndexOf('-');
        if (hyphen <= 0) {
            return false;
        }
        String name = word(at).substring(0, hyphen);
        String ending = word(at).substring(hyphen + 1);
        SaidKind kind = Optional.ofNullable(kindAt(List.of(ending), 0))
                .orElseGet(() -> kindAt(List.of(ending.replaceAll("s$", "")), 0));
        boolean free = known.isComplete() ? known.isName(name) : KnownNames.isNameShaped(name);
        if (kind == null || kind.kind() == null || !free) {
            return false;
        }
        slots.kind(kind.kind());
        slots.name(name);
        at++;
        return true;
    }

    /** "It", or "this" where no noun follows. */
    private boolean pronoun() {
        int end = lexicon.endAt("pronouns", words, at);
        if (end < 0) {
            return false;
        }
        boolean article = end == at + 1 && lexicon.endAt("articles", words, at) > 0 && isNoun(end);
        if (!article && slots.pronoun) {
            return false;
        }
        slots.pronoun |= !article;
        at = end;
        return true;
    }

    private boolean isNoun(int place) {
        return place < words.size()
                && (kindAt(words, place) != null
                        || !lexicon.isOrdinary(word(place))
                        || known.isName(word(place))
                        || scaling && lexicon.endAt("replicas", words, place) > 0);
    }

    private boolean kind() {
        SaidKind said = kindAt(words, at);
        if (said == null) {
            return false;
        }
        if (lexicon.endAt("kinds_many", words, at) > 0) {
            slots.problem = UnclearReason.SEVERAL;
        }
        slots.kind(said.kind());
        at = said.end();
        return true;
    }

    private @Nullable SaidKind kindAt(List<String> said, int place) {
        SaidKind longest = null;
        for (Map.Entry<String, TargetKind> kind : KINDS.entrySet()) {
            int end = lexicon.endAt(kind.getKey(), said, place);
            if (end > (longest == null ? place : longest.end())) {
                longest = new SaidKind(kind.getValue(), end);
            }
        }
        int any = lexicon.endAt("kinds_any", said, place);
        return longest == null && any > place ? new SaidKind(null, any) : longest;
    }

    private boolean filler() {
        return skip("fillers") || skip("articles") || skip("links");
    }

    /** A name of nothing that is known: it is kept, so that the answer can say so. */
    private boolean unknownName() {
        String name = unquoted(word(at));
        boolean free = isMarked(word(at)) || !lexicon.isOrdinary(name);
        if (slots.name != null || !free || !KnownNames.isNameShaped(name)) {
            return false;
        }
        slots.name(name);
        at++;
        return true;
    }

    private boolean skip(String group) {
        int end = lexicon.endAt(group, words, at);
        at = Math.max(at, end);
        return end > 0;
    }

    private int behindArticles(int place) {
        int end = lexicon.endAt("articles", words, place);
        return end > 0 ? end : place;
    }

    private String word(int place) {
        return place < words.size() ? words.get(place) : "";
    }

    private static boolean isMarked(String word) {
        return !word.isEmpty() && word.charAt(0) == Tokenizer.QUOTED;
    }

    private static String unquoted(String word) {
        return isMarked(word) ? word.substring(1) : word;
    }
}
