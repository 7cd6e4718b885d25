package dev.serai.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells how-to questions in general ("how do I rotate a leaked key?") from those about what is wrong now ("how do we fix
 * this?"): both begin the same way, but the first name something that no list of words and no cluster knows.
 */
final class ProcedureReader {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;

    /** What only describes the known says little; together with "it" or a name it takes more to be about something else. */
    private static final int BESIDE_WHAT_IS_HERE = 2;

    /** So many words stand before the end of what an article begins. */
    private static final int MOST_BETWEEN = 3;

    private ProcedureReader() {}

    static boolean isProcedure(List<Sentence> sentences, KnownNames known) {
        if (asksForMeaning(InquiryReader.words(sentences), known)) {
            return true;
        }
        for (int first = 0; first < sentences.size(); first++) {
            List<String> words = sentences.get(first).words();
            int end = opening(words);
            if (end > 0) {
                List<String> rest = new ArrayList<>(words.subList(end, words.size()));
                sentences.subList(first + 1, sentences.size()).forEach(later -> rest.addAll(later.words()));
                return isGeneral(rest, known) || isTrouble(rest);
            }
        }
        return sentences.stream().anyMatch(sentence -> asksAtItsEnd(sentence.words(), known))
                || sentences.size() == 2
                        && sentences.get(0).goesOn()
                        && asksAtItsEnd(InquiryReader.words(sentences), known);
    }

    /** "What does CrashLoopBackOff mean": anything but an object that is here. */
    private static boolean asksForMeaning(List<String> words, KnownNames known) {
        return LEXICON.occurs("meaning", words)
                && words.stream().noneMatch(word -> isKnown(word, known))
                && !LEXICON.occurs("pronouns", words);
    }

    /** "Coredns servfail what to do". */
    private static boolean asksAtItsEnd(List<String> words, KnownNames known) {
        for (int at = 1; at < words.size(); at++) {
            if (LEXICON.endAt("procedure_last", words, at) == words.size()) {
                return isGeneral(words.subList(0, at), known);
            }
        }
        return false;
    }

    /** Where the words end that ask how something is done; -1 where none do. */
    private static int opening(List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            int end = Math.max(LEXICON.endAt("procedure", words, at), how(words, at));
            if (end > 0) {
                return end;
            }
        }
        return -1;
    }

    /** "Wie rotiere ich": the verb may stand in between, and counts. */
    private static int how(List<String> words, int at) {
        boolean asks = LEXICON.endAt("procedure_how", words, at) > 0
                && LEXICON.endAt("procedure_not", words, at + 1) < 0
                && (LEXICON.endAt("procedure_who", words, at + 1) > 0
                        || LEXICON.endAt("procedure_who", words, at + 2) > 0);
        return asks ? at + 1 : -1;
    }

    private static boolean isGeneral(List<String> words, KnownNames known) {
        long unheardOf = words.stream().filter(word -> isUnheardOf(word, known)).count();
        boolean here = words.stream().anyMatch(word -> isKnown(word, known))
                || LEXICON.occurs("procedure_here", withoutAny(words));
        return here ? unheardOf >= BESIDE_WHAT_IS_HERE : unheardOf > 0 || isOfAnyKind(words);
    }

    /** "A ransomware incident" is one of its kind, and none that is here. */
    private static List<String> withoutAny(List<String> words) {
        List<String> left = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            boolean any = false;
            for (int before = Math.max(0, at - MOST_BETWEEN); before < at; before++) {
                any |= LEXICON.endAt("procedure_any", words, before) > 0;
            }
            if (!any) {
                left.add(words.get(at));
            }
        }
        return left;
    }

    /** "A crash loop", "ein Rollback": trouble or an act of its kind, none in particular. */
    private static boolean isTrouble(List<String> words) {
        if (LEXICON.endAt("procedure_condition", words, 0) == words.size()) {
            return true;
        }
        for (int at = 0; at + 1 < words.size(); at++) {
            int end = LEXICON.endAt("procedure_trouble", words, at + 1);
            if (LEXICON.endAt("procedure_any", words, at) > 0 && end == words.size()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnheardOf(String word, KnownNames known) {
        return !LEXICON.isOrdinary(word) && !isKnown(word, known) && NumberWords.of(word) == null;
    }

    private static boolean isKnown(String said, KnownNames known) {
        String word = said.endsWith("'s") ? said.substring(0, said.length() - 2) : said;
        return (known.isName(word) || known.isNamespace(word) || known.isCluster(word)) && !LEXICON.isOrdinary(word);
    }

    /** "A node", "einen Pod". */
    private static boolean isOfAnyKind(List<String> words) {
        for (int at = 0; at + 1 < words.size(); at++) {
            if (LEXICON.endAt("procedure_any", words, at) > 0 && isKind(words, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKind(List<String> words, int at) {
        return LEXICON.endAt("namespace_words", words, at) > 0
                || LEXICON.groupsWith("kinds_").stream().anyMatch(group -> LEXICON.endAt(group, words, at) > 0)
                || LEXICON.groupsWith("resource_").stream().anyMatch(group -> LEXICON.endAt(group, words, at) > 0);
    }
}
