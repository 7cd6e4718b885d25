package dev.serai.hub.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Alert;
import dev.serai.cluster.ClusterWatch;
import dev.serai.cluster.ClusterWatch.WatchStep;
import dev.serai.cluster.Identity;
import dev.serai.cluster.WatchRules;
import dev.serai.cluster.WatchedKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known to be wrong in one cluster. It goes on only after the alerts of a step are committed; what throws is to
 * be told again. Every list begins with what is stored, so that a gap, a restart and other instances leave no trace.
 */
final class WatchedCluster {

    /** The reserved name of the source of these alerts. */
    static final String SOURCE = "kubernetes";

    private static final Duration LATELY = Duration.ofHours(1);

    private final String name;
    private final Predicate<Identity> watched;
    private final AlertSink alerts;
    private final StoredAlerts stored;
    private final Clock clock;
    private final RecheckQueue troubled = new RecheckQueue();
    private @Nullable ClusterWatch watch;

    /** Where alerts go: when it returns they are committed, or can never be. */
    interface AlertSink {
        void deliver(List<Alert> alerts);
    }

    /** What is stored of this cluster: what fires, and what ended since. */
    interface StoredAlerts {
        List<Alert> firing(Instant since);
    }

    /** @param watched whether an object is within what the settings let it see */
    WatchedCluster(String name, Predicate<Identity> watched, AlertSink alerts, StoredAlerts stored, Clock clock) {
        this.name = name;
        this.watched = watched;
        this.alerts = alerts;
        this.stored = stored;
        this.clock = clock;
    }

    /** A list begins. */
    synchronized void listing() {
        Instant now = clock.instant();
        ClusterWatch before = watch == null ? ClusterWatch.start(SOURCE, name, WatchRules.DEFAULT) : watch;
        ClusterWatch resumed = before.again(stored.firing(now.minus(LATELY)), now);
        commit(resumed.leave(watched.negate(), now));
    }

    synchronized void see(WatchedKind kind, JsonNode object) {
        WatchStep step = known().see(kind, object, clock.instant());
        commit(step);
        troubled.note(RecheckQueue.ObjectKey.of(kind, object), object, step.recheckAt());
    }

    synchronized void gone(WatchedKind kind, JsonNode object) {
        commit(known().gone(kind, object, clock.instant()));
        troubled.forget(RecheckQueue.ObjectKey.of(kind, object));
    }

    /** A list of a namespace, of all if it is empty, is complete. */
    synchronized void only(WatchedKind kind, String namespace, Set<String> present) {
        commit(known().only(kind, namespace, present, clock.instant()));
        troubled.keepOnly(kind, namespace, present);
    }

    /** Time has passed. */
    synchronized void recheck() {
        if (watch == null) {
            return;
        }
        for (RecheckQueue.ObjectKey key : troubled.due(clock.instant())) {
            JsonNode object = troubled.object(key);
            if (object != null) {
                see(key.kind(), object);
            }
        }
        commit(known().tick(clock.instant()));
    }

    synchronized int inTrouble() {
        return watch == null ? 0 : watch.open().size();
    }

    synchronized int remembered() {
        return troubled.size();
    }

    private ClusterWatch known() {
        if (watch == null) {
            listing();
        }
        return Objects.requireNonNull(watch);
    }

    private void commit(WatchStep step) {
        if (!step.alerts().isEmpty()) {
            alerts.deliver(step.alerts());
        }
        watch = step.next();
    }
}
