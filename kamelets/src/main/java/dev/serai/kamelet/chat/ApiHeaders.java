package dev.serai.kamelet.chat;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** What passes between a message and a chat's API: none of the caller's headers leave, and of an answer few come in. */
public class ApiHeaders implements HeaderFilterStrategy {

    private static final Set<String> IN = Set.of("retry-after", "content-type");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return true;
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !IN.contains(name.toLowerCase(Locale.ROOT));
    }
}
