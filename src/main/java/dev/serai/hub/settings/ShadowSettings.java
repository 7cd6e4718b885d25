package dev.serai.hub.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A policy that is played beside the hub's and pages nobody, {@code serai.signal.shadow-*}.
 *
 * @param shadowDir a folder like that of {@code serai.routes-dir}; null for none
 * @param shadowPeriod how often the last day is played through it; 1 minute to 1 day
 */
@ConfigurationProperties("serai.signal")
public record ShadowSettings(@Nullable Path shadowDir, @DefaultValue("1h") Duration shadowPeriod) {

    public ShadowSettings {
        if (shadowPeriod.compareTo(Duration.ofMinutes(1)) < 0 || shadowPeriod.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("serai.signal.shadow-period is 1 minute to 1 day");
        }
    }
}
