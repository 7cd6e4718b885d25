package dev.serai.hub.http;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.springframework.stereotype.Component;

/**
 * What passes between HTTP and a message on platform-http: a few named headers, nothing else.
 *
 * <p>Query parameters come through the same gate, so a caller can neither forge a header that a component obeys nor see
 * a request header in the answer.
 */
@Component("httpHeaderAllowList")
class HttpHeaderAllowList implements HeaderFilterStrategy {

    private static final Set<String> IN = Set.of("content-type");
    private static final Set<String> OUT = Set.of(
            "content-type",
            "content-disposition",
            "retry-after",
            "allow",
            "location",
            "www-authenticate",
            "cache-control",
            "idempotency-replayed");

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !IN.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !OUT.contains(name.toLowerCase(Locale.ROOT));
    }
}
