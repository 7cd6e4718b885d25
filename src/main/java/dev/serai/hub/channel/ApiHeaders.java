package dev.serai.hub.channel;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.springframework.stereotype.Component;

/** What passes between a message and a chat's API: a few named headers, so that none of the hub's own leave it. */
@Component("channelApiHeaders")
class ApiHeaders implements HeaderFilterStrategy {

    private static final Set<String> OUT = Set.of("authorization", "content-type");
    private static final Set<String> IN = Set.of("retry-after", "content-type");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !OUT.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !IN.contains(name.toLowerCase(Locale.ROOT));
    }
}
