package dev.serai.signal;

import dev.serai.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One alert from when it fired until it ended.
 *
 * @param id of this time that it fires
 * @param service whose condition it is
 * @param condition what is wrong: a metric or the alert's name; with the service it is the same whatever tool saw it
 * @param severity as its sender says; never trusted alone
 * @param firedAt since when it fires
 * @param endedAt since when it does not fire any more; null while it does
 * @param reading what it measured; null where the sender does not say
 * @param fires how often the condition fired within the last hour, this time included
 * @param evidence what is known beside it
 * @param place where the service runs
 */
public record SignalAlert(
        String id,
        String service,
        String condition,
        Severity severity,
        Instant firedAt,
        @Nullable Instant endedAt,
        @Nullable SignalReading reading,
        int fires,
        SignalEvidence evidence,
        SignalPlace place) {

    /** One whose sender does not say where. */
    public SignalAlert(
            String id,
            String service,
            String condition,
            Severity severity,
            Instant firedAt,
            @Nullable Instant endedAt,
            @Nullable SignalReading reading,
            int fires,
            SignalEvidence evidence) {
        this(id, service, condition, severity, firedAt, endedAt, reading, fires, evidence, SignalPlace.UNKNOWN);
    }

    /** A sender may report late, or be wrong about its clock. */
    private static final Duration LATE = Duration.ofMinutes(10);

    /** Since when an alert fires that is reported now: as its sender says, unless that is long ago or yet to come. */
    public static Instant firedAt(Instant reported, Instant now) {
        return reported.isAfter(now) || reported.isBefore(now.minus(LATE)) ? now : reported;
    }

    /** As it is known at a time: an end that is yet to come is not. */
    SignalAlert at(Instant now) {
        return endedAt == null || !endedAt.isAfter(now) ? this : ended(null);
    }

    public SignalAlert ended(@Nullable Instant at) {
        return new SignalAlert(id, service, condition, severity, firedAt, at, reading, fires, evidence, place);
    }

    public SignalAlert knowing(SignalEvidence more) {
        return new SignalAlert(id, service, condition, severity, firedAt, endedAt, reading, fires, more, place);
    }

    public boolean isFiring() {
        return endedAt == null;
    }

    public SignalAlert in(SignalPlace where) {
        return new SignalAlert(id, service, condition, severity, firedAt, endedAt, reading, fires, evidence, where);
    }

    /** What has ended explains what follows only for a while. */
    boolean explains(Instant now, Duration lasts) {
        return endedAt == null || now.isBefore(endedAt.plus(lasts));
    }

    boolean isSameConditionAs(SignalAlert other) {
        return isSameServiceAs(other) && condition.equals(other.condition);
    }

    /** Services of one name in two namespaces are two. */
    boolean isSameServiceAs(SignalAlert other) {
        return service.equals(other.service) && !place.isApartFrom(other.place);
    }

    Trajectory trajectory(Instant now) {
        return reading == null || evidence.metric() == null
                ? Trajectory.UNKNOWN
                : Trajectory.of(evidence.metric(), Objects.requireNonNull(reading), now);
    }
}
