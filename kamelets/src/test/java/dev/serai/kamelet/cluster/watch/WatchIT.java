package dev.serai.kamelet.cluster.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.demo.ApiServer;
import dev.serai.kamelet.cluster.WatchClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Kamelet in a plain Camel, against a server that misbehaves when the test says so. */
class WatchIT {

    private static final Duration LONG = Duration.ofMinutes(10);

    /** Far less than what would end without being closed. */
    private static final long JOIN_MILLIS = 60_000;

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Main camel = new Main();
    private WatchedServer server;
    /** What the route refuses to take. */
    private volatile String refused = "";

    @BeforeEach
    void begin() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
        server = new WatchedServer();
        camel.start();
    }

    @AfterEach
    void end() {
        camel.stop();
        server.close();
    }

    private void watch(String options) throws Exception {
        Path kubeconfig = Files.writeString(folder.resolve("config"), ApiServer.kubeconfig(server.url(), "test"));
        camel.getCamelContext().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:kubernetes-watch-source?resource=v1/pods&context=test&kubeconfig=RAW(" + kubeconfig
                                + ")&maxBackoff=200&" + options)
                        .routeId("watched")
                        .errorHandler(noErrorHandler())
                        .process(WatchIT.this::take);
            }
        });
    }

    private void take(Exchange exchange) {
        String event = exchange.getIn().getHeader(WatchHeaders.EVENT, String.class);
        Object body = exchange.getIn().getBody();
        String text = event;
        if (body instanceof JsonNode object) {
            text += " " + WatchScope.key(object) + " "
                    + object.at("/status/phase").asText();
        } else if (body instanceof Set<?> names) {
            text += " " + new java.util.TreeSet<>(names);
        } else if (body instanceof Map<?, ?> why) {
            text += " " + why.get("reason");
        }
        if (text.equals(refused)) {
            throw new IllegalStateException("not now");
        }
        told.add(text);
    }

    private void awaitTold(String... texts) {
        await().untilAsserted(() -> assertThat(told).contains(texts));
    }

    private long count(String text) {
        return told.stream().filter(text::equals).count();
    }

    private List<String> requests(String part) {
        return server.requests.stream()
                .filter(request -> request.contains(part))
                .toList();
    }

    @Test
    void lists_in_pages_then_tells_each_change_once_and_goes_on_where_a_lost_connection_ended() throws Exception {
        for (int i = 0; i < 5; i++) {
            server.put("shop", "p" + i, "Running");
        }
        watch("namespaces=shop&pageSize=2");
        awaitTold("connected");
        assertThat(told)
                .containsExactly(
                        "listing",
                        "added shop/p0 Running",
                        "added shop/p1 Running",
                        "added shop/p2 Running",
                        "added shop/p3 Running",
                        "added shop/p4 Running",
                        "listed [shop/p0, shop/p1, shop/p2, shop/p3, shop/p4]",
                        "connected");
        assertThat(requests("limit=2")).hasSize(3);
        assertThat(requests("/api/v1/namespaces/shop/pods")).hasSize(4);

        server.put("shop", "p0", "Failed");
        server.put("shop", "p5", "Pending");
        server.remove("shop", "p1");
        server.bookmark();
        awaitTold("modified shop/p0 Failed", "added shop/p5 Pending", "deleted shop/p1 Running");

        server.cut();
        server.put("shop", "p2", "Failed");
        awaitTold("modified shop/p2 Failed");

        assertThat(count("listing")).isEqualTo(1);
        assertThat(count("modified shop/p0 Failed")).isEqualTo(1);
        assertThat(requests("watch=true")).hasSizeGreaterThan(1).allMatch(r -> r.contains("allowWatchBookmarks=true"));
    }

    @Test
    void what_is_too_old_is_listed_again_in_a_watch_and_between_two_pages() throws Exception {
        server.put("shop", "p0", "Running");
        server.put("shop", "p1", "Running");
        server.expireContinue = true;
        watch("namespaces=shop&pageSize=1");
        awaitTold("connected");
        assertThat(count("listing")).isEqualTo(2);
        assertThat(count("listed [shop/p0, shop/p1]")).isEqualTo(1);

        server.away();
        server.remove("shop", "p1");
        server.put("shop", "p2", "Failed");
        server.compact();
        server.back();
        awaitTold("added shop/p2 Failed", "listed [shop/p0, shop/p2]");
        await().until(() -> count("connected") == 2);
        assertThat(told).filteredOn(text -> text.startsWith("lost")).hasSize(1);

        server.put("shop", "p0", "Failed");
        awaitTold("modified shop/p0 Failed");
    }

    @Test
    void a_server_that_is_away_or_says_no_stops_nothing_and_is_told_once() throws Exception {
        server.put("shop", "p0", "Running");
        server.refuseWith = 403;
        watch("namespaces=shop");
        awaitTold("lost FORBIDDEN");
        await().until(() -> requests("limit").size() > 3);
        assertThat(told).filteredOn(text -> text.startsWith("lost")).hasSize(1);
        server.refuseWith = 0;
        awaitTold("connected");

        server.away();
        awaitTold("lost LOST");
        server.back();
        await().until(() -> count("connected") == 2);
        assertThat(count("listed [shop/p0]")).as("the version was still good").isEqualTo(1);

        server.refuseWatchesWith = 500;
        server.cut();
        awaitTold("lost SERVER_ERROR");
        server.refuseWatchesWith = 0;
        await().until(() -> count("connected") == 3);
        assertThat(count("listed [shop/p0]")).isGreaterThan(1);
    }

    @Test
    void what_the_route_does_not_take_is_told_again_until_it_does() throws Exception {
        server.put("shop", "p0", "Running");
        refused = "added shop/p0 Running";
        watch("namespaces=shop");
        awaitTold("lost NOT_TAKEN");
        refused = "modified shop/p0 Failed";
        awaitTold("connected");
        server.put("shop", "p0", "Failed");
        server.put("shop", "p0", "Running");
        await().until(() -> count("lost NOT_TAKEN") == 2);
        assertThat(told).doesNotContain("modified shop/p0 Running");
        refused = "";
        awaitTold("modified shop/p0 Failed", "modified shop/p0 Running");
        assertThat(told.indexOf("modified shop/p0 Failed")).isLessThan(told.indexOf("modified shop/p0 Running"));
    }

    @Test
    void a_connection_without_a_word_is_given_up() throws Exception {
        server.put("shop", "p0", "Running");
        server.mute = true;
        Watcher watcher = watcher(Duration.ofMillis(500));
        Thread thread = new Thread(watcher);
        thread.start();
        awaitTold("lost");
        server.mute = false;
        await().until(() -> server.watches() == 1);
        watcher.close();
        thread.join(JOIN_MILLIS);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void closing_ends_the_open_answer_and_the_pause_though_the_interrupt_is_lost() throws Exception {
        Watcher watching = watcher(LONG);
        Thread deaf = deaf(watching);
        await().until(() -> server.watches() == 1);
        watching.close();
        deaf.join(JOIN_MILLIS);
        assertThat(deaf.isAlive()).as("in the middle of an answer").isFalse();

        EventDelivery telling = new EventDelivery((event, body) -> {});
        deaf = deaf(() -> pause(telling));
        telling.close();
        deaf.join(JOIN_MILLIS);
        assertThat(deaf.isAlive()).as("before the next attempt").isFalse();
    }

    /** Runs it where every interrupt is lost, as some are in code between the watch and its connection. */
    private static Thread deaf(Runnable work) {
        Thread thread = new Thread(work) {
            @Override
            public void interrupt() {}
        };
        thread.start();
        return thread;
    }

    private static void pause(EventDelivery telling) {
        telling.begin();
        try {
            telling.pause(LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Watcher watcher(Duration patience) throws Exception {
        Path kubeconfig = Files.writeString(folder.resolve("config"), ApiServer.kubeconfig(server.url(), "test"));
        return new Watcher(
                () -> WatchClient.of(kubeconfig.toString(), "test", false),
                WatchScope.of("v1/pods", "shop", "").get(0),
                new WatchOptions(Map.of(), 10, patience, patience, Duration.ofSeconds(5), patience),
                (event, body) -> told.add(event.word()),
                "v1/pods");
    }

    @Test
    void patterns_watch_the_whole_cluster_and_keep_to_what_matches() throws Exception {
        server.put("shop", "p0", "Running");
        server.put("shop-2", "p1", "Running");
        server.put("other", "p2", "Running");
        watch("namespaces=shop*&fieldSelector=RAW(status.phase!=Succeeded)");
        awaitTold("connected");
        server.put("other", "p2", "Failed");
        server.put("shop-2", "p1", "Failed");
        awaitTold("modified shop-2/p1 Failed");
        assertThat(told).noneMatch(text -> text.contains("other")).contains("listed [shop-2/p1, shop/p0]");
        assertThat(server.requests)
                .allMatch(request -> request.startsWith("/api/v1/pods{")
                        && request.contains("fieldSelector=status.phase!=Succeeded"));
    }

    @Test
    void suspended_it_ends_its_watches_and_resumed_it_lists_anew() throws Exception {
        watch("namespaces=shop,stock");
        await().until(() -> server.watches() == 2);
        long begun = System.nanoTime();
        camel.getCamelContext().getRouteController().suspendRoute("watched");
        camel.getCamelContext().getRouteController().stopAllRoutes();
        // Camel waits 45 s for what does not end.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
        int asked = server.requests.size();
        camel.getCamelContext().getRouteController().startAllRoutes();
        await().until(() -> server.requests.size() >= asked + 4);
        await().untilAsserted(() -> assertThat(count("listing")).isEqualTo(4));
    }

    @Test
    void nothing_is_watched_by_accident() {
        assertThatThrownBy(() -> watch("namespaces=")).rootCause().hasMessageContaining("nothing to watch");
        assertThatThrownBy(() -> WatchScope.of("pods", "shop", "")).hasMessageContaining("no resource");
        assertThat(server.requests).isEmpty();
    }
}
