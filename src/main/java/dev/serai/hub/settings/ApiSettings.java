package dev.serai.hub.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call the API from where, and how often: {@code serai.api.*}.
 *
 * @param rateLimit requests a minute
 * @param trustedProxies addresses or ranges whose {@code X-Forwarded-For} is believed; none if unset
 * @param allowedOrigins web origins whose pages may call the API; none if unset
 * @param hsts how long browsers remember to use TLS only; unset sends no such header
 */
@ConfigurationProperties("serai.api")
public record ApiSettings(
        @DefaultValue RateLimit rateLimit,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue List<String> allowedOrigins,
        @Nullable Duration hsts) {

    private static final Duration LONGEST_HSTS = Duration.ofDays(730);

    public ApiSettings {
        trustedProxies = List.copyOf(trustedProxies);
        allowedOrigins = List.copyOf(allowedOrigins);
        trustedProxies.forEach(proxy -> AddressRange.of("serai.api.trusted-proxies", proxy));
        allowedOrigins.forEach(ApiSettings::requireOrigin);
        if (hsts != null && (hsts.compareTo(Duration.ofMinutes(1)) < 0 || hsts.compareTo(LONGEST_HSTS) > 0)) {
            throw new IllegalArgumentException("serai.api.hsts must be between 1m and 730d");
        }
    }

    /**
     * How many requests a minute are answered; the same number may come at once.
     *
     * @param user of one account, with all its sessions and tokens
     * @param anonymous of one address, for requests without a valid token
     */
    public record RateLimit(@DefaultValue("5000") int user, @DefaultValue("200") int anonymous) {

        private static final int MAX = 10_000_000;

        public RateLimit {
            require("user", user);
            require("anonymous", anonymous);
        }

        private static void require(String name, int value) {
            if (value < 1 || value > MAX) {
                throw new IllegalArgumentException("serai.api.rate-limit." + name + " must be between 1 and " + MAX);
            }
        }
    }

    /** The ranges of {@link #trustedProxies}. */
    public List<AddressRange> proxies() {
        return trustedProxies.stream()
                .map(proxy -> AddressRange.of("serai.api.trusted-proxies", proxy))
                .toList();
    }

    private static void requireOrigin(String origin) {
        try {
            URI uri = URI.create(origin);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && origin.equals(uri.getScheme() + "://" + uri.getAuthority())) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Said below, the same for all.
        }
        throw new IllegalArgumentException(
                "serai.api.allowed-origins: " + origin + " is not an origin such as https://ops.example.com");
    }
}
