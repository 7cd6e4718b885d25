package dev.serai.hub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The system's clock, which a test may put forward, or stop. */
public final class ShiftedClock extends Clock {

    private volatile Duration shift = Duration.ZERO;
    private volatile @Nullable Instant stopped;

    public void shift(Duration by) {
        shift = by;
    }

    /** From here on only {@link #shift} moves it; a moment of it is stored as it is. */
    public void stop() {
        stopped = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** It is the system's again. */
    public void reset() {
        stopped = null;
        shift = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        Instant at = stopped;
        return (at == null ? Instant.now() : at).plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
