package dev.serai.hub.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which routes lead to which, by {@code direct:}, {@code job:} and {@code seda:}, read from the routes as they are written. */
public final class RouteLinks {

    private static final Pattern ADDRESS = Pattern.compile("(?:direct|job|seda):[^?\\s]+.*", Pattern.DOTALL);
    private static final Pattern BEAN = Pattern.compile("\\$\\{bean:(\\w+)[.](\\w+)");
    private static final Pattern OPEN = Pattern.compile("\\$\\{[^}]*}|\\{\\{[^}]*}}|\\*");
    /** Says nothing: whatever there is. */
    private static final Pattern ANYTHING = Pattern.compile("\\w+:\\*");

    private final Map<String, List<String>> begin = new HashMap<>();
    private final BiFunction<String, String, List<String>> beans;

    /** @param beans where a bean's method leads to, by the bean's name and the method's */
    public RouteLinks(BiFunction<String, String, List<String>> beans) {
        this.beans = beans;
    }

    /** Notes where a route begins. */
    public void begins(String id, JsonNode route) {
        String address = fixed(uri(route.path("from")));
        if (ADDRESS.matcher(address).matches()) {
            begin.computeIfAbsent(address, none -> new ArrayList<>()).add(id);
        }
    }

    /** The ids of the routes that this one leads to. */
    public SortedSet<String> of(String id, JsonNode route) {
        Set<String> addresses = new LinkedHashSet<>();
        collect(route.path("from").path("steps"), addresses);
        SortedSet<String> found = new TreeSet<>();
        addresses.stream()
                .filter(address -> !ANYTHING.matcher(address).matches())
                .forEach(address -> found.addAll(beginningAt(address)));
        found.remove(id);
        return found;
    }

    private List<String> beginningAt(String address) {
        if (!address.contains("*")) {
            return begin.getOrDefault(address, List.of());
        }
        Pattern pattern = Pattern.compile("\\Q" + address.replace("*", "\\E.*\\Q") + "\\E");
        return begin.entrySet().stream()
                .filter(entry -> pattern.matcher(entry.getKey()).matches())
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private void collect(JsonNode node, Set<String> addresses) {
        if (node.isTextual()) {
            String text = node.asText();
            if (ADDRESS.matcher(text).matches()) {
                addresses.add(fixed(text));
            }
            Matcher calls = BEAN.matcher(text);
            while (calls.find()) {
                addresses.addAll(beans.apply(calls.group(1), calls.group(2)));
            }
        }
        if (node.path("ref").isTextual() && node.path("method").isTextual()) {
            String method = node.path("method").asText().replaceFirst("\\(.*", "");
            addresses.addAll(beans.apply(node.path("ref").asText(), method));
        }
        node.forEach(inner -> collect(inner, addresses));
    }

    private static String uri(JsonNode from) {
        return from.isTextual() ? from.asText() : from.path("uri").asText();
    }

    /** Without options; what is put together while a route runs may be anything. */
    private static String fixed(String uri) {
        return OPEN.matcher(uri).replaceAll("*").replaceFirst("(?s)[?].*", "");
    }
}
