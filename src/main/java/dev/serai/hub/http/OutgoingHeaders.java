package dev.serai.hub.http;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.springframework.stereotype.Component;

/**
 * What passes between a message and a target of {@code http:} or {@code https:}, in each route that names no strategy of
 * its own: headers that HTTP defines for requests. The hub's own ({@code tenant}, {@code actionId}, …) neither leave nor
 * are set by an answer. A route that needs another header names a strategy that lets it pass.
 */
@Component("outgoingHeaders")
class OutgoingHeaders implements HeaderFilterStrategy {

    private static final Set<String> OUT = Set.of(
            "accept",
            "accept-language",
            "authorization",
            "content-encoding",
            "content-language",
            "content-type",
            "idempotency-key",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-unmodified-since",
            "prefer",
            "range",
            "user-agent");
    private static final Set<String> IN =
            Set.of("content-encoding", "content-type", "date", "etag", "last-modified", "location", "retry-after");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !OUT.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !IN.contains(name.toLowerCase(Locale.ROOT));
    }
}
