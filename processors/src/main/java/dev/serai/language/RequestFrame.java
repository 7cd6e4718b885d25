package dev.serai.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What people say around a request: "could you please … now", "I want …".
 *
 * @param body the request without that
 * @param asksPolitely so that it may end with a question mark
 * @param counts a number of replicas alone is a request then
 * @param isPolite likewise
 */
record RequestFrame(List<String> body, boolean asksPolitely, boolean counts, boolean isPolite) {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;
    private static final List<String> OPENERS = List.of("fillers", "openers", "openers_asking", "openers_count");
    private static final Set<String> ASKING = Set.of("openers_asking", "openers_count");
    private static final Set<String> PLEASE = Set.of("please", "pls", "plz", "bitte");

    /** Politeness and haste that may stand between the words of a phrase. */
    private static final Set<String> BETWEEN = Set.of(
            "bitte", "please", "pls", "plz", "mal", "doch", "eben", "einfach", "kindly", "just", "jetzt", "now", "kurz",
            "schnell", "gleich", "sofort");

    RequestFrame {
        body = List.copyOf(body);
    }

    static RequestFrame around(List<String> words) {
        boolean asks = false;
        boolean counts = false;
        int start = 0;
        int end;
        do {
            end = -1;
            for (String group : OPENERS) {
                int here = LEXICON.endAt(group, words, start);
                asks |= here > start && ASKING.contains(group);
                counts |= here > start && group.equals("openers_count");
                end = Math.max(end, here);
            }
            start = Math.max(start, end);
        } while (end > 0 && start < words.size());
        List<String> body = new ArrayList<>(words.subList(start, words.size()));
        boolean closes = takeCloser(body);
        boolean polite = words.subList(0, start).stream().anyMatch(PLEASE::contains)
                || body.stream().anyMatch(PLEASE::contains);
        takeBetween(body);
        return new RequestFrame(body, asks || closes, counts, polite);
    }

    private static boolean takeCloser(List<String> body) {
        int from = Math.max(0, body.size() - 2);
        boolean closes = !body.isEmpty() && LEXICON.endAt("closers", body, from) == body.size();
        if (closes) {
            body.subList(from, body.size()).clear();
        }
        return closes;
    }

    private static void takeBetween(List<String> body) {
        for (int at = body.size() - 2; at > 0; at--) {
            if (BETWEEN.contains(body.get(at))) {
                body.remove(at);
            }
        }
    }
}
