package dev.serai.language;

import static dev.serai.language.TargetKind.DAEMON_SET;
import static dev.serai.language.TargetKind.DEPLOYMENT;
import static dev.serai.language.TargetKind.NODE;
import static dev.serai.language.TargetKind.POD;
import static dev.serai.language.TargetKind.STATEFUL_SET;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words for kinds of objects. */
final class KindWords {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;
    private static final Map<String, TargetKind> KINDS = Map.of(
            "kinds_deployment", DEPLOYMENT,
            "kinds_stateful_set", STATEFUL_SET,
            "kinds_daemon_set", DAEMON_SET,
            "kinds_pod", POD,
            "kinds_node", NODE);

    private KindWords() {}

    /**
     * The kind that a word or phrase names.
     *
     * @param kind null for any kind of workload
     * @param end where the words for it end
     */
    record SaidKind(@Nullable TargetKind kind, int end) {}

    /** The kind that is next; several of one kind are a problem. */
    static boolean take(WordCursor words, Slots slots) {
        SaidKind said = at(words.words(), words.at());
        if (said == null) {
            return false;
        }
        if (words.endAt("kinds_many", words.at()) > 0) {
            slots.problem = UnclearReason.SEVERAL;
        }
        slots.kind(said.kind());
        words.goTo(said.end());
        return true;
    }

    /** The kind that is named at a place; null if none is. */
    static @Nullable SaidKind at(List<String> words, int place) {
        SaidKind longest = null;
        for (Map.Entry<String, TargetKind> kind : KINDS.entrySet()) {
            int end = LEXICON.endAt(kind.getKey(), words, place);
            if (end > (longest == null ? place : longest.end())) {
                longest = new SaidKind(kind.getValue(), end);
            }
        }
        int any = LEXICON.endAt("kinds_any", words, place);
        return longest == null && any > place ? new SaidKind(null, any) : longest;
    }
}
