package dev.serai.hub.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where routes begin and which others they call, by {@code direct:} and {@code job:}. */
final class RouteCalls {

    /** A fixed address: what is put together while the route runs says nothing yet. */
    private static final Pattern CALL = Pattern.compile("\"((?:direct|job):[\\w.-]+)[\"?]");

    private final Set<Pattern> begin = new HashSet<>();

    /** Notes where this entry begins; what a template leaves open may be anything. */
    void add(RouteItem item) {
        JsonNode from = start(item.kind(), item.body());
        String uri = from.isTextual() ? from.asText() : from.path("uri").asText();
        if (uri.startsWith("direct:") || uri.startsWith("job:")) {
            String address = uri.replaceFirst("[?].*", "").replaceAll("\\{\\{.*?}}", "\\\\E.*\\\\Q");
            begin.add(Pattern.compile("\\Q" + address + "\\E"));
        }
    }

    static RouteCalls of(Collection<Definition> definitions) {
        RouteCalls calls = new RouteCalls();
        definitions.forEach(definition -> definition.items().forEach(calls::add));
        return calls;
    }

    /** The addresses that an entry calls. */
    static Set<String> calls(RouteItem item) {
        Set<String> addresses = new TreeSet<>();
        Matcher calls = CALL.matcher(withoutStart(item).toString());
        while (calls.find()) {
            addresses.add(calls.group(1));
        }
        return addresses;
    }

    private static JsonNode withoutStart(RouteItem item) {
        JsonNode copy = item.node().deepCopy();
        if (start(item.kind(), copy.path(item.kind())) instanceof ObjectNode from) {
            from.remove("uri");
        }
        return copy;
    }

    private static JsonNode start(String kind, JsonNode body) {
        JsonNode route = kind.equals("routeTemplate") ? body.path("route") : body;
        return kind.equals("from") ? route : route.path("from");
    }

    boolean answers(String address) {
        return begin.stream().anyMatch(start -> start.matcher(address).matches());
    }

    /** The addresses that an entry calls and where no route begins. */
    Set<String> missing(RouteItem item) {
        Set<String> missing = calls(item);
        missing.removeIf(this::answers);
        return missing;
    }
}
