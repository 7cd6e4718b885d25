package dev.serai.alert.vendor;

import dev.serai.alert.AlertState;
import dev.serai.alert.Rejection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What senders call it when a condition holds, and when it is over. */
final class VendorStates {

    private static final Map<String, AlertState> WORDS = new TreeMap<>();

    static {
        for (String word : new String[] {
            "firing",
            "fired",
            "fire",
            "alarm",
            "alerting",
            "open",
            "opened",
            "triggered",
            "trigger",
            "problem",
            "active",
            "failed",
            "down",
            "critical",
            "warning",
            "acknowledged"
        }) {
            WORDS.put(word, AlertState.FIRING);
        }
        for (String word : new String[] {
            "resolved",
            "resolve",
            "ok",
            "closed",
            "close",
            "recovered",
            "recovery",
            "cleared",
            "clear",
            "inactive",
            "normal",
            "up"
        }) {
            WORDS.put(word, AlertState.RESOLVED);
        }
    }

    private VendorStates() {}

    /** Null where the word is none of them. */
    static @Nullable AlertState find(@Nullable String word) {
        return word == null ? null : WORDS.get(word.strip().toLowerCase(Locale.ROOT));
    }

    /** Ends the reading of the alert where the word is none of them. */
    static AlertState of(@Nullable String word) {
        AlertState state = find(word);
        if (state == null) {
            throw new Rejection("its state is neither one that fires nor one that is over");
        }
        return state;
    }
}
