package dev.serai.hub.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may wait to be stored: {@code serai.intake.*}. What exceeds it is answered 503, and its sender tries again.
 *
 * @param queueRequests requests that may wait
 * @param queueAlerts alerts that may wait
 */
@ConfigurationProperties("serai.intake")
public record IntakeSettings(@DefaultValue("1000") int queueRequests, @DefaultValue("20000") int queueAlerts) {

    public IntakeSettings {
        if (queueRequests < 1 || queueRequests > 100_000) {
            throw new IllegalArgumentException("serai.intake.queue-requests is not between 1 and 100000");
        }
        if (queueAlerts < 1 || queueAlerts > 1_000_000) {
            throw new IllegalArgumentException("serai.intake.queue-alerts is not between 1 and 1000000");
        }
    }
}
