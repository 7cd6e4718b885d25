package dev.serai.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertContent;
import dev.serai.alert.AlertState;
import dev.serai.alert.GenericWriter;
import dev.serai.alert.Severity;
import dev.serai.alert.Times;
import dev.serai.hub.HubIT;
import dev.serai.hub.SecondHub;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.db.TenantContext;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is accepted is folded once, whatever fails in between, and whoever folds it. */
@HubIT
class AlertsFoldIT {

    private static final int CLIENTS = 32;
    private static final int ROUNDS = 20;
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    @Autowired
    Inbox inbox;

    @Autowired
    UnfoldedDeliveries unfolded;

    @Autowired
    CamelContext camel;

    @Autowired
    JdbcTemplate jdbc;

    @Value("${spring.datasource.url}")
    String url;

    @Test
    void thirty_two_clients_at_once_are_counted_exactly_and_bad_data_is_kept_apart() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                done.add(clients.submit(() -> run(number)));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
        folded();
        // Each good client sends ROUNDS times to a fingerprint of its own and to one that all share.
        int good = CLIENTS - 1;
        assertThat(count("select sum(occurrences) from alert where fingerprint like 'store-own-%'"))
                .isEqualTo(good * ROUNDS);
        assertThat(count("select occurrences from alert where fingerprint = 'store-shared'"))
                .isEqualTo(good * ROUNDS);
        assertThat(count("select count(*) from alert where fingerprint like 'store-bad%'"))
                .isZero();
        assertThat(count("select count(*) from inbox_quarantine where reason = 'UNSTORABLE' and source = 'generic'"))
                .isEqualTo(ROUNDS);
        assertThat(count("select count(*) from incident where namespace = 'alert-store'"))
                .isOne();
        assertThat(count("select alerts from incident where namespace = 'alert-store'"))
                .isEqualTo(good + 1);
        assertThat(count("select firing from incident where namespace = 'alert-store'"))
                .isEqualTo(good + 1);
    }

    @Test
    void what_cannot_be_followed_up_is_accepted_and_folded_once_it_can() throws Exception {
        camel.getRouteController().stopRoute("incidents-changed");
        try {
            assertThat(accept(alert("store-alone"))).isTrue();
            assertThat(count("select count(*) from alert where fingerprint = 'store-alone'"))
                    .isZero();
            assertThat(unfolded.isEmpty()).isFalse();
        } finally {
            camel.getRouteController().startRoute("incidents-changed");
        }
        folded();
        assertThat(count("select occurrences from alert where fingerprint = 'store-alone'"))
                .isOne();
    }

    @Test
    void what_goes_into_quarantine_while_it_is_folded_may_be_delivered_again() {
        DeliveryIds known = new DeliveryIds("webhook/fold", Set.of("once", "of it"));
        Delivery delivery = new Delivery("default", "again", "generic", bytes("{}"), known, Instant.now());
        assertThat(inbox.accept(InboxDelivery.of(delivery, List.of(alert("store-again\u0000")))))
                .isTrue();
        folded();
        assertThat(inbox.accept(InboxDelivery.of(delivery, List.of(alert("store-again")))))
                .isTrue();
        folded();
        assertThat(count("select occurrences from alert where fingerprint = 'store-again'"))
                .isOne();
        assertThat(inbox.accept(InboxDelivery.of(delivery, List.of(alert("store-again")))))
                .isFalse();
    }

    @Test
    void a_locked_alert_keeps_back_only_the_deliveries_about_it() throws Exception {
        accept(alert("store-locked"));
        folded();
        // For longer than the hub lets a transaction of its own be silent.
        try (Connection other = DriverManager.getConnection(url, "postgres", "");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select 1 from alert where fingerprint = 'store-locked' for update");
            for (int client = 0; client < CLIENTS; client++) {
                accept(alert(client % 8 == 0 ? "store-locked" : "store-free-" + client));
            }
            await().until(() -> count("select count(*) from alert where fingerprint like 'store-free-%'") == 28);
            assertThat(unfolded.isEmpty()).isFalse();
            other.rollback();
        }
        folded();
        assertThat(count("select occurrences from alert where fingerprint = 'store-locked'"))
                .isEqualTo(5);
    }

    @Test
    void what_another_hub_accepts_and_leaves_behind_is_folded_once() throws Exception {
        Map<String, Object> properties = TestDatabase.properties(url);
        properties.put("serai.tenants", "default,acme,late");
        try (SecondHub other = SecondHub.start(properties)) {
            both(other.bean(Inbox.class));
            // As if it were killed: it accepts, and folds nothing any more.
            other.bean(FoldLoops.class).destroy();
            leave(other.bean(Inbox.class));
            // As if it had ended five hubs; at once, since this hub takes it up as soon as it is due.
            assertThat(jdbc.update("update inbox_pending set attempts = 5 where 'poison' = any(sources)"))
                    .isOne();
            readAgain(other);
        }
        await().until(() -> pending("default") + pending("acme") == 0);

        assertThat(count("select sum(occurrences) from alert where fingerprint like 'store-both-%'"))
                .isEqualTo(8 * ROUNDS);
        assertThat(count("select count(*) from alert where fingerprint like 'store-both-%'"))
                .isEqualTo(5);
        assertThat(count("select count(*) from alert where fingerprint like 'store-left-%'"))
                .isEqualTo(2);
        assertThat(count("select count(*) from alert where fingerprint = 'dependabot_alert:octo/left-behind:1'"))
                .as("its event was kept with it")
                .isOne();
        assertThat(TenantContext.in(
                        "acme",
                        () -> count("select count(*) from alert where title = 'left to acme' and last_seen = '" + START
                                + "' and starts_at = '" + START + "' and first_seen = '" + START + "'")))
                .as("its times are those of receipt")
                .isOne();
        assertThat(count("select count(*) from alert where fingerprint = 'never-looked-at' or source = 'poison'"))
                .isZero();
        assertThat(jdbc.queryForList(
                        "select reason from inbox_quarantine where source in ('unfit', 'poison') order by 1",
                        String.class))
                .as("what does not fit any more, or fails each time, holds up nothing")
                .containsExactly("FAILED", "NO_ALERT");
    }

    /** Of a tenant that nobody else folds for. */
    private void readAgain(SecondHub hub) {
        for (int title = 0; title < 3; title++) {
            hub.bean(Inbox.class).accept(read(late("generic", "{\"title\": \"late " + title + "\"}", Instant.now())));
        }
        UnfoldedQueue queue = hub.bean(UnfoldedDeliveries.class).of("late");
        hub.bean(FoldWriter.class).split("late", queue.take(3, 3), one -> true);
        forget(queue);
        assertThat(due(1)).isOne();
        assertThat(hub.bean(AlertsFold.class).take("late", new FoldRound(true)))
                .as("what has been taken up before is read delivery by delivery")
                .hasSize(1);
        assertThat(pending("late")).isEqualTo(3);
        forget(queue);
        assertThat(due(5)).isEqualTo(3);
        assertThat(hub.bean(AlertsFold.class).take("late", new FoldRound(true)))
                .as("what may end the hub while it is read is not read once more")
                .isEmpty();
        round(hub);
        assertThat(pending("late")).as("one at a time is given up").isEqualTo(2);

        TenantContext.in("late", () -> jdbc.update("delete from inbox_pending"));
        hub.bean(Inbox.class).accept(read(late("nowhere", "{}", Instant.now())));
        hub.bean(Inbox.class).accept(read(late("nowhere", "{}", Instant.now().minus(Duration.ofDays(4)))));
        forget(queue);
        assertThat(due(2)).isEqualTo(2);
        round(hub);
        round(hub);
        assertThat(TenantContext.in("late", () -> count("select sum(attempts) from inbox_pending")))
                .as("what only its normaliser keeps from being read waits on, for as long as it is kept")
                .isEqualTo(2);
        assertThat(TenantContext.in(
                        "late", () -> count("select count(*) from inbox_quarantine where reason = 'FAILED'")))
                .isEqualTo(2);
    }

    private static void forget(UnfoldedQueue queue) {
        queue.putBack();
        queue.take(100, 100).forEach(queue::done);
        assertThat(queue.size()).isZero();
    }

    private static void round(SecondHub hub) {
        hub.bean(ProducerTemplate.class).send(FoldLoops.ROUTE, exchange -> {
            exchange.getMessage().setHeader("tenant", "late");
            exchange.setProperty(FoldRound.PROPERTY, new FoldRound(true));
        });
        hub.bean(UnfoldedDeliveries.class).of("late").putBack();
    }

    /** As if hubs had taken it up so often. */
    private int due(int attempts) {
        return TenantContext.in(
                "late",
                () -> jdbc.update(
                        "update inbox_pending set due_at = now() - interval '1 second', attempts = ?", attempts));
    }

    private static Delivery late(String kind, String json, Instant receivedAt) {
        return new Delivery("late", "late", kind, bytes(json), null, receivedAt);
    }

    private void both(Inbox other) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<Future<?>> done = new ArrayList<>();
        for (int client = 0; client < 8; client++) {
            Inbox hub = client % 2 == 0 ? inbox : other;
            done.add(clients.submit(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    hub.accept(of(alert("store-both-" + round % 5)));
                }
            }));
        }
        for (Future<?> one : done) {
            one.get();
        }
        clients.shutdown();
        await().until(() -> pending("default") == 0);
    }

    private long pending(String tenant) {
        return TenantContext.in(tenant, () -> count("select count(*) from inbox_pending"));
    }

    private static void leave(Inbox hub) {
        hub.accept(of(alert("store-left-1")));
        hub.accept(of(alert("store-left-2")));
        String github = GithubClient.dependabot("octo/left-behind", 1);
        hub.accept(read(new Delivery("default", "github", "github", bytes(github), null, START, "dependabot_alert")));
        hub.accept(read(new Delivery("acme", "acme", "generic", bytes("{\"title\": \"left to acme\"}"), null, START)));
        hub.accept(read(new Delivery("default", "unfit", "generic", bytes("{\"surprise\": 1}"), null, START)));
        hub.accept(read(new Delivery("default", "poison", "generic", bytes("{\"title\": \"poison\"}"), null, START)));
    }

    /** One whose payload says something else than the alerts that its hub had in memory. */
    private static InboxDelivery read(Delivery delivery) {
        return InboxDelivery.of(delivery, List.of(alert("never-looked-at")));
    }

    private void run(int client) {
        for (int round = 0; round < ROUNDS; round++) {
            if (client == 7) {
                accept(bad());
            } else {
                accept(alert("store-own-" + client), alert("store-shared"));
            }
        }
    }

    private boolean accept(Alert... alerts) {
        return inbox.accept(of(alerts));
    }

    private static InboxDelivery of(Alert... alerts) {
        List<Alert> all = List.of(alerts);
        byte[] raw = bytes(GenericWriter.write(all).toString());
        return InboxDelivery.of(new Delivery("default", "generic", "generic", raw, null, Instant.now()), all);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void folded() {
        await().until(unfolded::isEmpty);
    }

    /** What the normalisers never let through: the database refuses NUL. */
    private static Alert bad() {
        return alert("store-bad\u0000");
    }

    private static Alert alert(String fingerprint) {
        return new Alert(
                "generic",
                fingerprint,
                AlertState.FIRING,
                new AlertContent(
                        Severity.HIGH,
                        "title",
                        null,
                        Map.of(
                                "namespace",
                                fingerprint.matches("store-(own|shared).*") ? "alert-store" : "alert-store-other"),
                        Map.of(),
                        List.of(),
                        List.of()),
                new Times(START, null),
                null);
    }

    private long count(String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        return count == null ? -1 : count;
    }
}
