package dev.serai.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a secret stands.
 *
 * @param start its first UTF-16 unit
 * @param end the unit behind its last
 * @param what its shape's name
 */
record Hit(int start, int end, String what) {

    private static final Pattern MARK = Pattern.compile("\\[redacted:[a-z0-9-]{1,40}]");

    boolean overlaps(int from, int to) {
        return start < to && from < end;
    }

    /** In order, those that touch made one; nothing that was taken out before is in them. */
    static List<Hit> merged(List<Hit> found, String text) {
        if (found.isEmpty()) {
            return found;
        }
        List<Hit> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(Hit::start)
                .thenComparing(Comparator.comparingInt(Hit::end).reversed()));
        List<Hit> merged = new ArrayList<>();
        Hit last = sorted.get(0);
        for (Hit hit : sorted) {
            if (hit.start() < last.end() || hit == last) {
                last = new Hit(last.start(), Math.max(last.end(), hit.end()), last.what());
            } else {
                merged.add(last);
                last = hit;
            }
        }
        merged.add(last);
        return text.contains("[redacted:") ? withoutMarks(merged, text) : merged;
    }

    private static List<Hit> withoutMarks(List<Hit> hits, String text) {
        List<int[]> marks = new ArrayList<>();
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            marks.add(new int[] {mark.start(), mark.end()});
        }
        List<Hit> kept = new ArrayList<>();
        int next = 0;
        for (Hit hit : hits) {
            int from = hit.start();
            while (next < marks.size() && marks.get(next)[1] <= from) {
                next++;
            }
            if (next < marks.size() && marks.get(next)[0] == from) {
                // It was taken out before, and what follows was looked at then.
                continue;
            }
            int at = next;
            for (; at < marks.size() && marks.get(at)[0] < hit.end(); at++) {
                add(kept, from, marks.get(at)[0], hit.what());
                from = marks.get(at)[1];
            }
            add(kept, from, hit.end(), hit.what());
        }
        return kept;
    }

    private static void add(List<Hit> kept, int from, int to, String what) {
        if (from < to) {
            kept.add(new Hit(from, to, what));
        }
    }
}
