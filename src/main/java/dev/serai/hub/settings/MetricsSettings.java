package dev.serai.hub.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may read the metrics: {@code serai.metrics.*}.
 *
 * @param token lets a scraper that is not on this machine in, as {@code Authorization: Bearer <token>}; unset lets only
 *     loopback in
 */
@ConfigurationProperties("serai.metrics")
public record MetricsSettings(@Nullable String token) {

    private static final int MIN_LENGTH = 16;

    public MetricsSettings {
        token = token == null || token.isBlank() ? null : token;
        if (token != null && token.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("serai.metrics.token is shorter than 16 characters");
        }
    }

    @Override
    public String toString() {
        return "MetricsSettings[not shown]";
    }
}
