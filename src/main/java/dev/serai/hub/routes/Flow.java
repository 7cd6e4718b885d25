package dev.serai.hub.routes;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which definition stands for each name: that of the integrator's folder where there is one, else the product's. */
final class Flow {

    private final Map<String, Definition> definitions = new LinkedHashMap<>();

    /** What to take away and what to put there, to come from one flow to another. */
    record FlowChange(List<Definition> away, List<Definition> come) {

        FlowChange back() {
            return new FlowChange(come, away);
        }

        List<Definition> all() {
            return Stream.concat(away.stream(), come.stream()).toList();
        }

        boolean isNothing() {
            return away.isEmpty() && come.isEmpty();
        }
    }

    static Flow of(Collection<RouteFile> product, Collection<RouteFile> overlay) {
        Flow flow = new Flow();
        product.forEach(flow::add);
        overlay.forEach(flow::add);
        return flow;
    }

    private void add(RouteFile file) {
        for (RouteItem item : file.items()) {
            if (!item.name().isEmpty()) {
                definitions.put(item.name(), new Definition(item.name(), file, List.of(item)));
            }
        }
        anonymous(file, RouteItem::isAnonymousRoute, "anonymous:");
        anonymous(file, RouteItem::isForAll, "file:");
    }

    private void anonymous(RouteFile file, java.util.function.Predicate<RouteItem> which, String family) {
        List<RouteItem> items = file.items().stream().filter(which).toList();
        if (!items.isEmpty()) {
            String name = family + file.location();
            definitions.put(name, new Definition(name, file, items));
        }
    }

    Collection<Definition> all() {
        return definitions.values();
    }

    boolean has(String name) {
        return definitions.containsKey(name);
    }

    FlowChange to(Flow later) {
        Map<String, Definition> away = new LinkedHashMap<>();
        Map<String, Definition> come = new LinkedHashMap<>();
        definitions.forEach((name, now) -> {
            Definition then = later.definitions.get(name);
            if (then == null || !then.sign().equals(now.sign())) {
                away.put(name, now);
            }
        });
        later.definitions.forEach((name, then) -> {
            Definition now = definitions.get(name);
            if (now == null || away.containsKey(name)) {
                come.put(name, then);
            }
        });
        addUsers(later, away, come);
        return new FlowChange(List.copyOf(away.values()), List.copyOf(come.values()));
    }

    /** What goes with what it uses: routes of templates and configurations, and whatever calls a Kamelet. */
    private void addUsers(Flow later, Map<String, Definition> away, Map<String, Definition> come) {
        Set<String> used = new TreeSet<>();
        Set<String> next = new TreeSet<>(away.keySet());
        next.addAll(come.keySet());
        while (!next.isEmpty()) {
            used.addAll(next);
            next = new TreeSet<>();
            for (Definition then : later.definitions.values()) {
                Definition now = definitions.get(then.name());
                if (now != null
                        && !come.containsKey(then.name())
                        && used.stream().anyMatch(then::uses)) {
                    away.put(then.name(), now);
                    come.put(then.name(), then);
                    next.add(then.name());
                }
            }
        }
    }
}
