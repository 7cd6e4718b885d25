package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** What an API server tells those who watch a collection: the pages of its list, and changes as they happen. */
public final class WatchClient {

    private static final int PAGE_BYTES = 8 << 20;
    private static final int EXPIRED = 410;
    private static final int BUSY = 429;

    private final Api api;

    private WatchClient(Api api) {
        this.api = api;
    }

    /**
     * Says where it is; nothing is detected, and nothing is sent yet.
     *
     * @throws WatchClientFailure when that names no cluster
     */
    public static WatchClient of(String kubeconfig, String context, boolean inCluster) throws WatchClientFailure {
        try {
            ClusterProperties where = new ClusterProperties(Clock.systemUTC());
            where.setKubeconfig(kubeconfig);
            where.setContext(context);
            where.setInCluster(inCluster);
            return new WatchClient(where.session(new Arguments(Map.of(), null, null), Duration.ZERO)
                    .api());
        } catch (ClusterRefusal e) {
            throw WatchClientFailure.of(e, false);
        }
    }

    /**
     * One page of a list.
     *
     * @param path of the collection
     * @param query for instance {@code limit} and {@code continue}
     * @throws WatchClientFailure unless it is a page with a version
     */
    public JsonNode page(String path, Map<String, String> query, Duration time) throws WatchClientFailure {
        ApiAnswer answer = ask(path, query, time);
        if (answer.truncated()) {
            throw new WatchClientFailure(
                    WatchClientFailure.TOO_LARGE, "a page is larger than " + PAGE_BYTES + " bytes", true);
        }
        JsonNode page = answer.json();
        if (!page.path("items").isArray()
                || page.at("/metadata/resourceVersion").asText().isEmpty()) {
            throw new WatchClientFailure(ClusterResultReason.INVALID.name(), "the answer is no list", true);
        }
        return page;
    }

    private ApiAnswer ask(String path, Map<String, String> query, Duration time) throws WatchClientFailure {
        try {
            ApiAnswer answer = api.read(path, query, PAGE_BYTES, Deadline.in(time));
            if (answer.status() == EXPIRED) {
                throw new WatchClientFailure(WatchClientFailure.EXPIRED, "the list has moved on", true);
            }
            if (!answer.ok()) {
                throw WatchClientFailure.of(answer.refusal(false), true);
            }
            return answer;
        } catch (ClusterRefusal e) {
            throw WatchClientFailure.of(e, false);
        }
    }

    /**
     * The changes since a version.
     *
     * @param query for instance {@code resourceVersion}
     * @param time until the server begins to answer
     */
    public Changes changes(String path, Map<String, String> query, Duration time) throws WatchClientFailure {
        try {
            return new Changes(api.stream(path, query, time));
        } catch (ClusterRefusal e) {
            throw e.status() == EXPIRED
                    ? new WatchClientFailure(WatchClientFailure.EXPIRED, e.detail(), true)
                    : WatchClientFailure.of(e, e.status() != 0 && e.status() != BUSY);
        }
    }
}
