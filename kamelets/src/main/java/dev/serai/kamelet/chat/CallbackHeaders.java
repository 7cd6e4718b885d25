package dev.serai.kamelet.chat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * What passes between a callback and its message: only the headers that its sender is known by. A caller can neither forge
 * a header that a component obeys, also by a query parameter, nor see a request's header in the answer.
 */
public class CallbackHeaders implements HeaderFilterStrategy {

    private static final Set<String> OUT =
            Set.of("content-type", "retry-after", "allow", "www-authenticate", "cache-control");

    private Set<String> in = Set.of();

    /** Names of headers that come in, separated by commas. */
    public void setIn(String names) {
        this.in = Set.copyOf(Arrays.asList(names.toLowerCase(Locale.ROOT).split(",")));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !in.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !OUT.contains(name.toLowerCase(Locale.ROOT));
    }
}
