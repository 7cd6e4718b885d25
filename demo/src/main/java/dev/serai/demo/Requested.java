package dev.serai.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests. */
final class Requested {

    private static final int MOST = 10_000;
    private final Deque<Request> seen = new ArrayDeque<>();

    synchronized void add(Request request) {
        seen.add(request);
        if (seen.size() > MOST) {
            seen.remove();
        }
    }

    synchronized List<Request> seen() {
        return List.copyOf(seen);
    }

    synchronized void clear() {
        seen.clear();
    }
}
