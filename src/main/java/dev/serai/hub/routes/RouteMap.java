package dev.serai.hub.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.hub.LeadsTo;
import dev.serai.hub.routes.ShownRoute.RoutePlace;
import dev.serai.json.StrictJson;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The routes that run, and which of them lead to which. It is read when somebody asks, and again after a change only. */
@Component
public class RouteMap {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);
    private static final String PRODUCT = "classpath:" + ProductFiles.ROOT;

    private final Supplier<Flow> running;
    private final OverlayFolder overlay;
    private final BiFunction<String, String, List<String>> beans;
    private @Nullable Drawn drawn;

    @Autowired
    RouteMap(RoutesWatch watch, RoutesFolder folder, ApplicationContext context) {
        this(watch::running, folder, leadsTo(context));
    }

    RouteMap(Supplier<Flow> running, RoutesFolder folder, BiFunction<String, String, List<String>> beans) {
        this.running = running;
        this.overlay = folder.overlay();
        this.beans = beans;
    }

    private record Drawn(Flow of, Map<String, Written> routes) {}

    private record Written(ShownRoute route, @Nullable List<String> source) {}

    private record FoundRoute(Definition definition, RouteItem item, JsonNode route) {}

    /** By their ids, in the order of the files. */
    public List<ShownRoute> routes() {
        return drawn().routes().values().stream().map(Written::route).toList();
    }

    /** What is written in the product's file; nothing for a route of the integrator's, or one that is not there. */
    public Optional<List<String>> source(String id) {
        return Optional.ofNullable(drawn().routes().get(id)).map(Written::source);
    }

    private synchronized Drawn drawn() {
        Flow now = running.get();
        Drawn before = drawn;
        if (before == null || before.of() != now) {
            before = new Drawn(now, draw(now));
            drawn = before;
        }
        return before;
    }

    private Map<String, Written> draw(Flow flow) {
        Map<String, FoundRoute> found = find(flow);
        RouteLinks links = new RouteLinks(beans);
        found.forEach((id, one) -> links.begins(id, one.route()));
        Map<String, Written> routes = new LinkedHashMap<>();
        found.forEach((id, one) -> routes.put(id, written(id, one, links)));
        return routes;
    }

    private Written written(String id, FoundRoute found, RouteLinks links) {
        RouteFile file = found.definition().file();
        boolean own = !file.location().startsWith(PRODUCT);
        String name = own
                ? overlay.name(file.location().replaceFirst("^file:", ""))
                : file.location().substring(PRODUCT.length());
        ShownRoute route = new ShownRoute(
                id,
                found.route().path("description").asText(""),
                name.contains("/") ? name.substring(0, name.indexOf('/')) : "own",
                new RoutePlace(name, found.item().first(), own),
                links.of(id, found.route()));
        return new Written(route, own || found.item().rewritten() ? null : lines(found));
    }

    private static List<String> lines(FoundRoute found) {
        List<String> all = found.definition().file().text().lines().toList();
        return List.copyOf(all.subList(found.item().first() - 1, found.item().last()));
    }

    /** The routes by id: those that a file makes of a template, and templates of which the hub makes them. */
    private static Map<String, FoundRoute> find(Flow flow) {
        Map<String, FoundRoute> templates = new HashMap<>();
        Map<String, FoundRoute> found = new LinkedHashMap<>();
        for (Definition definition : flow.all()) {
            for (RouteItem item : definition.items()) {
                if (item.kind().equals("routeTemplate")) {
                    JsonNode body = item.body();
                    templates.put(item.id(), new FoundRoute(definition, item, described(body.path("route"), body)));
                } else if (item.kind().equals("route") && !item.id().isEmpty()) {
                    found.put(item.id(), new FoundRoute(definition, item, item.body()));
                }
            }
        }
        Map<String, FoundRoute> unused = new LinkedHashMap<>(templates);
        for (Definition definition : flow.all()) {
            for (RouteItem item : definition.items()) {
                FoundRoute template =
                        templates.get(item.body().path("routeTemplateRef").asText());
                if (item.kind().equals("templatedRoute") && template != null) {
                    unused.remove(template.item().id());
                    found.put(item.id(), new FoundRoute(definition, item, filled(template.route(), item.body())));
                }
            }
        }
        unused.forEach(found::putIfAbsent);
        return found;
    }

    private static JsonNode described(JsonNode route, JsonNode template) {
        return JSON.createObjectNode()
                .put("description", template.path("description").asText(""))
                .set("from", route.path("from"));
    }

    private static JsonNode filled(JsonNode template, JsonNode made) {
        String text = template.toString();
        for (JsonNode parameter : made.path("parameters")) {
            String value = JSON.getNodeFactory()
                    .textNode(parameter.path("value").asText())
                    .toString();
            text = text.replace("{{" + parameter.path("name").asText() + "}}", value.substring(1, value.length() - 1));
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return template;
        }
    }

    private static BiFunction<String, String, List<String>> leadsTo(ApplicationContext context) {
        return (bean, called) -> {
            Class<?> type = context.containsBean(bean) ? context.getType(bean, false) : null;
            if (type == null) {
                return List.of();
            }
            for (Method method : ClassUtils.getUserClass(type).getDeclaredMethods()) {
                LeadsTo leads = method.getAnnotation(LeadsTo.class);
                if (leads != null && method.getName().equals(called)) {
                    return List.of(leads.value());
                }
            }
            return List.of();
        };
    }
}
