package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Watches, each a stream of one JSON object per line, and what can happen to all of them. Each stands at a version and
 * reads on in the store's changes: nothing is queued for a slow reader, who falls behind and gets 410 in the end.
 */
final class Watches {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration BOOKMARK_EVERY = Duration.ofMinutes(1);
    private static final long LOOK_UP_MS = 5_000;

    private final Store store;
    private volatile int closings;
    private volatile int bookmarks;
    private volatile boolean frozen;

    Watches(Store store) {
        this.store = store;
    }

    void closeAll() {
        closings++;
        store.wake();
    }

    void bookmark() {
        bookmarks++;
        store.wake();
    }

    /** Frozen, they stay open and say nothing, as behind a connection that is dead without anybody knowing. */
    void freeze(boolean frozen) {
        this.frozen = frozen;
        store.wake();
    }

    /** The {@code Status} of a watch that begins where changes are forgotten, nothing when it may begin. */
    @Nullable
    ObjectNode refusal(Map<String, String> query) {
        String since = query.getOrDefault("resourceVersion", "");
        return !fromNow(since) && store.forgot(Long.parseLong(since)) ? tooOld(since) : null;
    }

    private static boolean fromNow(String since) {
        return since.isEmpty() || since.equals("0");
    }

    private static ObjectNode tooOld(Object since) {
        return Status.expired("too old resource version: " + since);
    }

    void run(Address at, Map<String, String> query, OutputStream out) throws IOException, InterruptedException {
        new WatchStream(at, query, out).run();
    }

    private final class WatchStream {

        private final Address at;
        private final Predicate<JsonNode> selection;
        private final boolean wantsBookmarks;
        private final OutputStream out;
        private final long end;
        private final int closingsBefore = closings;
        private int bookmarksBefore = bookmarks;
        private long nextBookmark = System.nanoTime() + BOOKMARK_EVERY.toNanos();
        private long since;

        WatchStream(Address at, Map<String, String> query, OutputStream out) throws IOException {
            this.at = at;
            this.out = out;
            selection = Lists.selection(query);
            wantsBookmarks = query.getOrDefault("allowWatchBookmarks", "").equals("true");
            String limit = query.getOrDefault("timeoutSeconds", "");
            end = System.nanoTime() + (limit.isEmpty() ? LONGEST : Duration.ofSeconds(Long.parseLong(limit))).toNanos();
            String from = query.getOrDefault("resourceVersion", "");
            if (fromNow(from)) {
                begin(query.getOrDefault("sendInitialEvents", "").equals("true"));
            } else {
                since = Long.parseLong(from);
            }
        }

        private void begin(boolean markEnd) throws IOException {
            List<ObjectNode> present;
            synchronized (store) {
                present = store.list(at);
                since = store.version();
            }
            for (ObjectNode object : present) {
                if (mine(object)) {
                    send("ADDED", object);
                }
            }
            if (markEnd) {
                sendBookmark(true);
            }
            out.flush();
        }

        void run() throws IOException, InterruptedException {
            while (closings == closingsBefore && System.nanoTime() < end) {
                if (frozen) {
                    synchronized (store) {
                        store.wait(LOOK_UP_MS);
                    }
                    continue;
                }
                long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
                List<Store.ObjectChange> changes = store.after(since, bookmarkDue() ? 0 : Math.min(LOOK_UP_MS, left));
                if (frozen) {
                    continue;
                }
                if (changes == null) {
                    send("ERROR", tooOld(since));
                    out.flush();
                    return;
                }
                send(changes);
            }
        }

        private void send(List<Store.ObjectChange> changes) throws IOException {
            for (Store.ObjectChange change : changes) {
                since = change.version();
                if (change.at().collection().equals(at.collection())
                        && (at.namespace().isEmpty()
                                || at.namespace().equals(change.at().namespace()))) {
                    send(change);
                }
            }
            if (bookmarkDue()) {
                sendBookmark(false);
            }
            out.flush();
        }

        /** An object that begins or ceases to match the selector comes and goes for this watch. */
        private void send(Store.ObjectChange change) throws IOException {
            boolean was = change.before() != null && mine(change.before());
            boolean is = change.after() != null && mine(change.after());
            if (was || is) {
                send(!was ? "ADDED" : is ? "MODIFIED" : "DELETED", change.last());
            }
        }

        private boolean mine(JsonNode object) {
            return selection.test(object)
                    && (at.name().isEmpty()
                            || object.at("/metadata/name").asText().equals(at.name()));
        }

        private boolean bookmarkDue() {
            return wantsBookmarks && (bookmarks != bookmarksBefore || System.nanoTime() >= nextBookmark);
        }

        private void sendBookmark(boolean initialEventsEnd) throws IOException {
            bookmarksBefore = bookmarks;
            nextBookmark = System.nanoTime() + BOOKMARK_EVERY.toNanos();
            ObjectNode mark = JsonNodeFactory.instance.objectNode();
            mark.put("kind", at.kind()).put("apiVersion", at.apiVersion());
            ObjectNode metadata = mark.putObject("metadata").put("resourceVersion", String.valueOf(since));
            if (initialEventsEnd) {
                metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
            }
            send("BOOKMARK", mark);
        }

        private void send(String type, JsonNode object) throws IOException {
            out.write(("{\"type\":\"" + type + "\",\"object\":" + object + "}\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
