package dev.serai.hub.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may wait to be stored, and how long what came is kept: {@code serai.intake.*}. What exceeds what may wait is
 * answered 503, and its sender tries again.
 *
 * @param queueRequests requests that may wait
 * @param queueAlerts alerts that may wait
 * @param keep how long deliveries are kept as they came
 * @param keepBytes how much of them on disk, at most about
 */
@ConfigurationProperties("serai.intake")
public record IntakeSettings(
        @DefaultValue("1000") int queueRequests,
        @DefaultValue("20000") int queueAlerts,
        @DefaultValue("3d") Duration keep,
        @DefaultValue("32GB") DataSize keepBytes) {

    private static final DataSize LEAST = DataSize.ofMegabytes(64);

    public IntakeSettings {
        if (queueRequests < 1 || queueRequests > 100_000) {
            throw new IllegalArgumentException("serai.intake.queue-requests is not between 1 and 100000");
        }
        if (queueAlerts < 1 || queueAlerts > 1_000_000) {
            throw new IllegalArgumentException("serai.intake.queue-alerts is not between 1 and 1000000");
        }
        if (keep.compareTo(Duration.ofDays(2)) < 0 || keep.compareTo(Duration.ofDays(90)) > 0) {
            throw new IllegalArgumentException("serai.intake.keep is not between 2d and 90d");
        }
        if (keepBytes.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("serai.intake.keep-bytes is less than 64MB");
        }
    }
}
