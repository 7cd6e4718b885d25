package dev.serai.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertState;
import dev.serai.alert.Severity;
import dev.serai.hub.HubIT;
import dev.serai.hub.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    JdbcTemplate jdbc;

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

    private int run(int client) {
        int failed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try {
                store.store(
                        "default",
                        client == 7 ? List.of(bad()) : List.of(alert("store-own-" + client), alert("store-shared")));
            } catch (Problem e) {
                assertThat(e.status()).isEqualTo(422);
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
                Severity.HIGH,
                "title",
                null,
                Map.of("namespace", "alert-store", "deployment", "one"),
                Map.of(),
                List.of(),
                START,
                null,
                List.of(),
                null);
    }

    private long count(String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        return count == null ? -1 : count;
    }
}
