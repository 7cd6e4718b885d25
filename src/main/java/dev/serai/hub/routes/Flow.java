package dev.serai.hub.routes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which definition stands for each name: that of the integrator's folder where there is one, else the product's. */
final class Flow {

    private final Map<String, Definition> definitions = new LinkedHashMap<>();

    /** What to take away and what to put there, to come from one flow to another. */
    record Change(List<Definition> away, List<Definition> come) {

        Change back() {
            return new Change(come, away);
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

    Change to(Flow later) {
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
        List<String> used = new ArrayList<>(away.keySet());
        used.addAll(come.keySet());
        used.removeIf(name -> !name.startsWith("template:") && !name.startsWith("configuration:"));
        later.definitions.forEach((name, then) -> {
            if (!come.containsKey(name) && used.stream().anyMatch(then::uses)) {
                away.put(name, Objects.requireNonNull(definitions.get(name)));
                come.put(name, then);
            }
        });
        return new Change(List.copyOf(away.values()), List.copyOf(come.values()));
    }
}
