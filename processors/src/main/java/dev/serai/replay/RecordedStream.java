package dev.serai.replay;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertState;
import dev.serai.digest.Sha256;
import dev.serai.signal.SignalAlert;
import dev.serai.signal.SignalEvidence;
import dev.serai.signal.SignalPlace;
import dev.serai.signal.SignalReading;
import dev.serai.signal.SignalSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a stream of recorded deliveries: an alert fires when it is first delivered as firing and ends when it is delivered
 * as over; repeats say nothing new. They are to be added in the order in which they were received.
 */
public final class RecordedStream {

    private static final Duration HOUR = Duration.ofHours(1);

    private final List<PlayedEvent> events = new ArrayList<>();
    private final Map<String, Condition> conditions = new HashMap<>();
    private int alerts;

    /** One condition of one source. */
    private static final class Condition {

        private final List<Instant> lately = new ArrayList<>();
        private final String id;
        private int episode;
        private @Nullable Instant firingSince;

        private Condition(String key) {
            this.id = Sha256.hex(key).substring(0, 16);
        }

        /** The same for the same deliveries, and of characters that mean nothing anywhere. */
        private String episodeId() {
            return id + "-" + episode;
        }
    }

    /** How many alerts the deliveries had so far, repeats included. */
    public int alerts() {
        return alerts;
    }

    public void add(Instant receivedAt, List<Alert> delivered) {
        delivered.stream().sorted(Comparator.comparing(RecordedStream::key)).forEach(alert -> add(alert, receivedAt));
    }

    private void add(Alert alert, Instant now) {
        alerts++;
        Condition condition = conditions.computeIfAbsent(key(alert), Condition::new);
        if (alert.state() == AlertState.FIRING && condition.firingSince == null) {
            fire(alert, condition, now);
        } else if (alert.state() == AlertState.RESOLVED && condition.firingSince != null) {
            Instant end = latest(condition.firingSince, alert.endsAt(), now);
            events.add(new PlayedEvent.AlertEnded(now, condition.episodeId(), end));
            condition.firingSince = null;
        }
    }

    private void fire(Alert alert, Condition condition, Instant now) {
        Instant firedAt = SignalAlert.firedAt(alert.startsAt(), now);
        condition.lately.removeIf(at -> at.isBefore(now.minus(HOUR)));
        condition.lately.add(now);
        condition.episode++;
        condition.firingSince = firedAt;
        String id = condition.episodeId();
        SignalSubject subject = SignalSubject.of(alert.labels(), alert.title(), "alert " + id);
        SignalAlert fired = new SignalAlert(
                id,
                subject.service(),
                subject.condition(),
                alert.severity(),
                firedAt,
                null,
                SignalReading.of(alert.labels(), alert.annotations()).orElse(null),
                condition.lately.size(),
                SignalEvidence.NONE,
                SignalPlace.of(alert.labels()));
        events.add(new PlayedEvent.AlertFired(now, fired, alert.title(), alert.labels()));
    }

    private static Instant latest(Instant firedAt, @Nullable Instant endsAt, Instant now) {
        Instant end = endsAt == null || endsAt.isAfter(now) ? now : endsAt;
        return end.isBefore(firedAt) ? firedAt : end;
    }

    private static String key(Alert alert) {
        return alert.source() + "\n" + alert.fingerprint();
    }

    public ReplayStream stream() {
        return ReplayStream.of(events);
    }
}
