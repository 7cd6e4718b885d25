package dev.serai.hub.settings;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where actions may go over HTTP: {@code serai.http.*}.
 *
 * @param allow origins such as {@code https://api.example.com} or {@code http://*.example.com:8080}; none by default
 * @param allowPrivate private ranges that those names may lead to, such as {@code 10.0.0.0/8}; none by default
 * @param timeout of one request, at most 30 s
 */
@ConfigurationProperties("serai.http")
public record HttpActionSettings(
        @DefaultValue List<String> allow,
        @DefaultValue List<String> allowPrivate,
        @DefaultValue("10s") Duration timeout) {

    public HttpActionSettings {
        allow = List.copyOf(allow);
        allowPrivate = List.copyOf(allowPrivate);
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("serai.http.timeout is " + timeout + ", not above 0 and at most 30s");
        }
    }
}
