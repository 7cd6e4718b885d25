package dev.serai.kamelet.cluster.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.kamelet.cluster.Changes;
import dev.serai.kamelet.cluster.WatchClient;
import dev.serai.kamelet.cluster.WatchClientFailure;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One list and one watch of one scope, told as they are read: never more than a page is held. */
final class ListWatch implements AutoCloseable {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** What to do when the server has accepted a watch. */
    interface Connected {
        void connected() throws DeliveryRejected, InterruptedException;
    }

    private final WatchScope scope;
    private final WatchOptions options;
    private final EventDelivery told;
    private @Nullable Changes answer;
    private boolean closed;

    ListWatch(WatchScope scope, WatchOptions options, EventDelivery told) {
        this.scope = scope;
        this.options = options;
        this.told = told;
    }

    /** Returns the version of the list, which is that of its first page. */
    String list(WatchClient feed) throws WatchClientFailure, DeliveryRejected, InterruptedException {
        told.deliver(WatchEvent.LISTING, null);
        Set<String> present = new HashSet<>();
        String version = null;
        String next = "";
        int size = options.pageSize();
        do {
            JsonNode page;
            try {
                page = feed.page(scope.path(), query(size, next), options.timeLimit());
            } catch (WatchClientFailure e) {
                if (!e.reason().equals(WatchClientFailure.TOO_LARGE) || size == 1) {
                    throw e;
                }
                size /= 2;
                continue;
            }
            version = version == null ? page.at("/metadata/resourceVersion").asText() : version;
            for (JsonNode object : page.path("items")) {
                if (scope.takes().test(object)) {
                    present.add(WatchScope.key(object));
                    told.deliver(WatchEvent.ADDED, object);
                }
            }
            next = page.at("/metadata/continue").asText();
        } while (version == null || !next.isEmpty());
        told.deliver(WatchEvent.LISTED, present);
        return version;
    }

    private Map<String, String> query(int size, String next) {
        Map<String, String> query = new TreeMap<>(options.selectors());
        query.put("limit", Integer.toString(size));
        if (!next.isEmpty()) {
            query.put("continue", next);
        }
        return query;
    }

    /**
     * Returns when the server ends the watch, which is how it shall be.
     *
     * @param reached gets each version up to which everything is told
     * @return whether it was worth the trouble; otherwise the next one should not follow at once
     */
    boolean watch(WatchClient feed, String version, Connected connected, Consumer<String> reached)
            throws WatchClientFailure, DeliveryRejected, InterruptedException {
        Map<String, String> query = new TreeMap<>(options.selectors());
        query.put("watch", "true");
        query.put("allowWatchBookmarks", "true");
        query.put("resourceVersion", version);
        query.put("timeoutSeconds", Long.toString(options.watchSeconds()));
        long begun = System.nanoTime();
        String last = version;
        try (Changes changes = feed.changes(scope.path(), query, options.timeLimit())) {
            hold(changes);
            connected.connected();
            for (JsonNode change = changes.next(options.silence());
                    change != null;
                    change = changes.next(options.silence())) {
                String reachedNow = deliver(change);
                last = reachedNow.isEmpty() ? last : reachedNow;
                reached.accept(last);
            }
        }
        return System.nanoTime() - begun > AT_ONCE.toNanos() || !last.equals(version);
    }

    private String deliver(JsonNode change) throws DeliveryRejected, InterruptedException {
        JsonNode object = change.path("object");
        WatchEvent event = event(change.path("type").asText());
        if (event != null && scope.takes().test(object)) {
            told.deliver(event, object);
        }
        return object.at("/metadata/resourceVersion").asText();
    }

    private static @Nullable WatchEvent event(String type) {
        return switch (type) {
            case "ADDED" -> WatchEvent.ADDED;
            case "MODIFIED" -> WatchEvent.MODIFIED;
            case "DELETED" -> WatchEvent.DELETED;
            default -> null;
        };
    }

    private synchronized void hold(Changes open) {
        answer = open;
        if (closed) {
            open.close();
        }
    }

    /** Ends the answer that is open, and each later one at its beginning. */
    @Override
    public synchronized void close() {
        closed = true;
        if (answer != null) {
            answer.close();
        }
    }
}
