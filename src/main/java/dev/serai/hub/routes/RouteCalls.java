package dev.serai.hub.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where routes begin and which others they call, by {@code direct:} and {@code job:}. */
final class RouteCalls {

    /** A fixed address: what is put together while the route runs says nothing yet. */
    private static final Pattern CALL = Pattern.compile("\"((?:direct|job):[\\w.-]+)[\"?]");

    private final Set<Pattern> begin = new java.util.HashSet<>();

    /** Notes where this entry begins; what a template leaves open may be anything. */
    void add(RouteItem item) {
        JsonNode body = item.kind().equals("routeTemplate") ? item.body().path("route") : item.body();
        JsonNode from = item.kind().equals("from") ? body : body.path("from");
        String uri = from.isTextual() ? from.asText() : from.path("uri").asText();
        if (uri.startsWith("direct:") || uri.startsWith("job:")) {
            String address = uri.replaceFirst("[?].*", "").replaceAll("\\{\\{.*?}}", "\\\\E.*\\\\Q");
            begin.add(Pattern.compile("\\Q" + address + "\\E"));
        }
    }

    /** The addresses that an entry calls and where no route begins. */
    Set<String> missing(RouteItem item) {
        Set<String> missing = new TreeSet<>();
        Matcher calls = CALL.matcher(item.node().toString());
        while (calls.find()) {
            String address = calls.group(1);
            if (begin.stream().noneMatch(start -> start.matcher(address).matches())) {
                missing.add(address);
            }
        }
        return missing;
    }
}
