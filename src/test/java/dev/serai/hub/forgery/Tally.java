package dev.serai.hub.forgery;

import dev.serai.hub.forgery.Callback.Fate;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of callbacks, and notes those that met another fate than they should. */
final class Tally {

    private static final int SHOWN = 20;

    private final Map<String, Map<Integer, Integer>> counts = new TreeMap<>();
    private final List<String> surprises = new ArrayList<>();
    private int total;
    private int fruitless;

    synchronized void add(Callback callback, HttpResponse<String> answer) {
        total++;
        fruitless += callback.fate() == Fate.FRUITLESS ? 1 : 0;
        String row = "%-9s %-10s %-28s".formatted(callback.channel(), callback.fate(), callback.kind());
        counts.computeIfAbsent(row, any -> new TreeMap<>()).merge(answer.statusCode(), 1, Integer::sum);
        if (!fits(callback.fate(), answer.statusCode()) && surprises.size() < SHOWN) {
            surprises.add(row + " -> " + answer.statusCode() + " " + answer.body());
        }
    }

    private static boolean fits(Fate fate, int status) {
        return switch (fate) {
            case GOOD -> status / 100 == 2;
            case REFUSED -> status / 100 == 4;
            case FRUITLESS -> status / 100 == 2 || status / 100 == 4;
        };
    }

    synchronized List<String> surprises() {
        return List.copyOf(surprises);
    }

    synchronized int total() {
        return total;
    }

    synchronized int fruitless() {
        return fruitless;
    }

    /** A line for each channel and kind: how often, and with which statuses. */
    synchronized String report() {
        StringBuilder text = new StringBuilder("channel   fate       kind                          statuses\n");
        counts.forEach(
                (row, statuses) -> text.append(row).append(' ').append(statuses).append('\n'));
        return text.append(total).append(" callbacks\n").toString();
    }
}
