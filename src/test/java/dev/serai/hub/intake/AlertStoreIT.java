package dev.serai.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertContent;
import dev.serai.alert.AlertState;
import dev.serai.alert.Severity;
import dev.serai.alert.Times;
import dev.serai.hub.HubIT;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@HubIT
class AlertStoreIT {

    private static final int CLIENTS = 32;
    private static final int ROUNDS = 20;
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    @Autowired
    AlertStore store;

    @Autowired
    CamelContext camel;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataSource database;

    @Test
    void thirty_two_clients_at_once_are_counted_exactly_and_bad_data_fails_only_its_sender() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<Integer>> failures = new ArrayList<>();
        try {
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                failures.add(clients.submit(() -> run(number)));
            }
            for (int client = 0; client < CLIENTS; client++) {
                assertThat(failures.get(client).get()).as("client " + client).isEqualTo(client == 7 ? ROUNDS : 0);
            }
        } finally {
            clients.shutdownNow();
        }
        // Each good client sends ROUNDS times to a fingerprint of its own and to one that all share.
        int good = CLIENTS - 1;
        assertThat(count("select sum(occurrences) from alert where fingerprint like 'store-own-%'"))
                .isEqualTo(good * ROUNDS);
        assertThat(count("select occurrences from alert where fingerprint = 'store-shared'"))
                .isEqualTo(good * ROUNDS);
        assertThat(count("select count(*) from alert where fingerprint like 'store-bad%'"))
                .isZero();
        assertThat(count("select count(*) from incident where namespace = 'alert-store'"))
                .isOne();
        assertThat(count("select alerts from incident where namespace = 'alert-store'"))
                .isEqualTo(good + 1);
        assertThat(count("select firing from incident where namespace = 'alert-store'"))
                .isEqualTo(good + 1);
    }

    @Test
    void what_cannot_be_followed_up_is_not_accepted_and_nothing_of_it_is_stored() throws Exception {
        camel.getRouteController().stopRoute("incidents-changed");
        try {
            assertThat(status(alert("store-alone"))).isEqualTo(503);
        } finally {
            camel.getRouteController().startRoute("incidents-changed");
        }
        assertThat(count("select count(*) from alert where fingerprint = 'store-alone'"))
                .isZero();
        assertThat(status(alert("store-alone"))).isEqualTo(202);
    }

    @Test
    void a_locked_alert_keeps_back_only_the_deliveries_about_it() throws Exception {
        store.store("default", List.of(alert("store-locked")));
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select 1 from alert where fingerprint = 'store-locked' for update");
            List<Future<Integer>> free = new ArrayList<>();
            List<Future<Integer>> blocked = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                Alert alert = alert(client % 8 == 0 ? "store-locked" : "store-free-" + client);
                (client % 8 == 0 ? blocked : free).add(clients.submit(() -> status(alert)));
            }
            for (Future<Integer> answer : free) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(202);
            }
            for (Future<Integer> answer : blocked) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(503);
            }
            other.rollback();
        } finally {
            clients.shutdownNow();
        }
        assertThat(status(alert("store-locked"))).isEqualTo(202);
        assertThat(count("select occurrences from alert where fingerprint = 'store-locked'"))
                .as("what was refused is never stored")
                .isEqualTo(2);
    }

    private int status(Alert alert) {
        try {
            store.store("default", List.of(alert));
            return 202;
        } catch (DeliveryNotStored e) {
            assertThat(e.reason()).isEqualTo(DeliveryNotStored.NotStoredReason.BUSY);
            return 503;
        }
    }

    private int run(int client) {
        int failed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try {
                store.store(
                        "default",
                        client == 7 ? List.of(bad()) : List.of(alert("store-own-" + client), alert("store-shared")));
            } catch (DeliveryNotStored e) {
                assertThat(e.reason()).isEqualTo(DeliveryNotStored.NotStoredReason.UNSTORABLE);
                failed++;
            }
        }
        return failed;
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
                        Map.of("namespace", "alert-store", "deployment", "one"),
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
