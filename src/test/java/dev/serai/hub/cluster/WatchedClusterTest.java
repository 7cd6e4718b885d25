package dev.serai.hub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Alert;
import dev.serai.alert.AlertState;
import dev.serai.cluster.WatchedKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchedClusterTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = NOON;
    private final List<Alert> told = new ArrayList<>();
    private @Nullable RuntimeException refusal;
    private List<Alert> stored = List.of();
    private final WatchedCluster cluster =
            new WatchedCluster("shop", id -> id.namespace().equals("shop"), this::store, since -> stored, clock());

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneId.of("UTC");
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private void store(List<Alert> alerts) {
        if (refusal != null) {
            throw refusal;
        }
        told.addAll(alerts);
    }

    private static JsonNode pod(String state) {
        try {
            return new ObjectMapper()
                    .readTree("{\"metadata\": {\"namespace\": \"shop\", \"name\": \"cart\"}, \"spec\": {},"
                            + " \"status\": {\"containerStatuses\": [{\"name\": \"app\", \"state\": " + state + "}]}}");
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final JsonNode LOOPING = pod("{\"waiting\": {\"reason\": \"CrashLoopBackOff\"}}");

    private static JsonNode running(Instant since) {
        return pod("{\"running\": {\"startedAt\": \"" + since + "\"}}");
    }

    @Test
    void what_was_not_committed_is_told_when_the_object_is_seen_again() {
        refusal = new IllegalStateException("busy");
        assertThatThrownBy(() -> cluster.see(WatchedKind.POD, LOOPING)).isSameAs(refusal);
        assertThat(cluster.inTrouble()).isZero();
        refusal = null;
        cluster.see(WatchedKind.POD, LOOPING);
        cluster.see(WatchedKind.POD, LOOPING);
        assertThat(told).hasSize(1);
        assertThat(cluster.inTrouble()).isOne();
    }

    @Test
    void only_what_must_be_looked_at_again_is_remembered_and_looked_at_when_it_is_due() {
        cluster.see(WatchedKind.POD, running(NOON.minus(Duration.ofHours(1))));
        assertThat(cluster.remembered()).isZero();
        cluster.see(WatchedKind.POD, LOOPING);
        cluster.see(WatchedKind.POD, running(NOON));
        assertThat(cluster.remembered()).isOne();
        now = NOON.plusSeconds(299);
        cluster.recheck();
        assertThat(told).hasSize(1);
        now = NOON.plusSeconds(300);
        cluster.recheck();
        assertThat(told).map(Alert::state).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
        assertThat(cluster.remembered()).isZero();

        cluster.see(WatchedKind.POD, running(now));
        assertThat(cluster.remembered()).isOne();
        cluster.only(WatchedKind.POD, "shop", Set.of());
        assertThat(cluster.remembered()).isZero();
    }

    @Test
    void a_list_begins_with_what_is_stored_whoever_stored_it() {
        cluster.see(WatchedKind.POD, LOOPING);
        Alert firing = told.get(0);
        told.clear();
        // Another instance has told the end, which this one has missed, and it has begun again.
        stored = List.of();
        cluster.listing();
        cluster.see(WatchedKind.POD, LOOPING);
        assertThat(told).map(Alert::state).containsExactly(AlertState.FIRING);

        told.clear();
        stored = List.of(firing);
        cluster.listing();
        cluster.see(WatchedKind.POD, LOOPING);
        cluster.only(WatchedKind.POD, "shop", Set.of("shop/cart"));
        assertThat(told).isEmpty();
        cluster.only(WatchedKind.POD, "shop", Set.of());
        assertThat(told).map(Alert::state).containsExactly(AlertState.RESOLVED);
    }

    @Test
    void what_is_no_longer_within_the_settings_ends() {
        cluster.see(WatchedKind.POD, LOOPING);
        WatchedCluster narrower =
                new WatchedCluster("shop", id -> false, this::store, since -> List.of(told.get(0)), clock());
        narrower.listing();
        assertThat(told).map(Alert::state).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
    }
}
