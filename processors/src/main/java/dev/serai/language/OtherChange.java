package dev.serai.language;

import java.util.List;

/** A change that no action of the catalogue makes: "delete namespace shop", "upgrade cart to 2.0". */
final class OtherChange {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;

    private OtherChange() {}

    /** Whether the words begin with a verb of one and then say of what. */
    static boolean isOne(List<String> words, KnownNames known) {
        int start = behind(words, 0);
        int deletes = endAt(words, start, "DELETE_POD");
        if (deletes > start && isOtherResource(words, deletes, known)) {
            return true;
        }
        int end = endAt(words, start, "not_offered");
        return end > start && end < words.size() && isObject(words, end, known);
    }

    private static int behind(List<String> words, int from) {
        int at = from;
        int end;
        do {
            end = Math.max(
                    endAt(words, at, "fillers"),
                    Math.max(endAt(words, at, "openers"), endAt(words, at, "openers_asking")));
            at = Math.max(at, end);
        } while (end > 0);
        return at;
    }

    private static boolean isObject(List<String> words, int at, KnownNames known) {
        String word = words.get(at);
        return known.isName(word)
                || known.isNamespace(word)
                || KnownNames.isQuoted(word)
                || word.contains("/")
                || endAt(words, at, "articles") > 0
                || endAt(words, at, "pronouns") > 0
                || KindWords.at(words, at) != null
                || isResource(words, at);
    }

    /** Something else than a pod, behind articles. */
    private static boolean isOtherResource(List<String> words, int from, KnownNames known) {
        int at = Math.max(from, endAt(words, from, "articles"));
        boolean pod = endAt(words, at, "resource_pods") > 0;
        return at < words.size()
                && !pod
                && (endAt(words, at, "namespace_words") > 0 || isResource(words, at) && !known.isName(words.get(at)));
    }

    private static boolean isResource(List<String> words, int at) {
        return LEXICON.groupsWith("resource_").stream()
                .filter(group -> !group.equals("resource_*"))
                .anyMatch(group -> endAt(words, at, group) > 0);
    }

    private static int endAt(List<String> words, int at, String group) {
        return LEXICON.endAt(group, words, at);
    }
}
