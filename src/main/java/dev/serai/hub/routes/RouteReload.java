package dev.serai.hub.routes;

import dev.serai.failure.Causes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.model.ModelCamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the product's routes and those of the integrator's files run, at the start and whenever a file has changed: what is
 * new is built first, then swapped in; where that fails what ran runs on.
 */
final class RouteReload {

    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);

    /** What is said about jars is said of their folder. */
    private static final String JARS = "lib";

    private final ModelCamelContext camel;
    private final OverlayFolder overlay;
    private final RouteFaults faults;
    private final OverlayFiles files;
    private final OverlayJars jars;
    private final RouteCheck check;
    private final RouteSwap swap;
    private final RouteNeighbours neighbours;
    private final Collection<RouteFile> product;
    /** The integrator's files that run. */
    private final SortedMap<String, RouteFile> good = new TreeMap<>();
    /** The texts that were looked at. */
    private final Map<String, String> seen = new TreeMap<>();
    /** The files that could not be read. */
    private final SortedSet<String> unread = new TreeSet<>();

    /** The version of the jars that were tried and are not in use; empty where there are none. */
    private String refused = "";

    private boolean started;
    private volatile Flow running = Flow.of(List.of(), List.of());

    RouteReload(ModelCamelContext camel, RoutesFolder folder, RouteFaults faults, Collection<TemplateUser> users)
            throws IOException {
        this.camel = camel;
        this.overlay = folder.overlay();
        this.faults = faults;
        this.jars = folder.jars();
        this.files = OverlayFiles.of(folder);
        this.product = files.product();
        this.check = new RouteCheck(camel);
        this.swap = new RouteSwap(camel, users);
        this.neighbours = new RouteNeighbours(files);
    }

    /** Called before Camel starts: the product's routes, then what of the integrator's files can be built. */
    void start(RouteTexts read) throws Exception {
        SortedMap<String, String> texts = new TreeMap<>(read.texts());
        texts.putAll(jars.current().kamelets());
        RouteFault jar = jars.first();
        if (jar != null) {
            broken(JARS, List.of(jar));
        }
        Flow own = Flow.of(product, List.of());
        swap.swap(running.to(own));
        running = own;
        neighbours.know(texts);
        unread(read);
        kameletsFirst(texts.keySet()).forEach(name -> {
            String text = Objects.requireNonNull(texts.get(name));
            seen.put(name, text);
            if (!take(name, text) && !text.isBlank()) {
                takeParts(name, text);
            }
        });
        RouteNews.logAtStart(faults.faults());
        started = true;
    }

    OverlayFiles files() {
        return files;
    }

    /** What runs now: another object after each change. */
    Flow running() {
        return running;
    }

    /** Takes over what has changed. What an error keeps from it counts as changed the next time. */
    void check(RouteTexts read) {
        SortedMap<String, String> was = new TreeMap<>(seen);
        try {
            takeChanged(read, was);
        } catch (RuntimeException | Error e) {
            seen.clear();
            seen.putAll(was);
            throw e;
        }
    }

    private void takeChanged(RouteTexts read, SortedMap<String, String> was) {
        JarSet before = jars.current();
        JarSet next = opened(read);
        SortedMap<String, String> texts = new TreeMap<>(read.texts());
        texts.putAll(next.kamelets());
        // What cannot be read stays as it was.
        read.faults().keySet().stream().filter(seen::containsKey).forEach(name -> texts.put(name, seen.get(name)));
        SortedSet<String> changed = new TreeSet<>(seen.keySet());
        changed.addAll(texts.keySet());
        changed.removeIf(name -> Objects.equals(texts.get(name), seen.get(name)));
        changed.addAll(unread);
        unread(read);
        changed.removeAll(unread);
        seen.clear();
        seen.putAll(texts);
        neighbours.know(texts);
        if (next != before) {
            exchange(before, next, was, texts);
            return;
        }
        boolean any = false;
        for (String name : kameletsFirst(changed)) {
            any |= take(name, texts.get(name));
        }
        // What was in the way of another file may be gone now.
        if (any) {
            faults.broken().stream()
                    .filter(name -> !unread.contains(name) && !name.equals(JARS))
                    .forEach(name -> take(name, texts.get(name)));
        }
    }

    /** The jars as they are now; those in use where one of them cannot be read. */
    private JarSet opened(RouteTexts read) {
        JarSet now = jars.current();
        String version = JarSet.version(read.jars());
        if (version.equals(refused)) {
            return now;
        }
        refused = "";
        faults.report(JARS, List.of());
        if (version.equals(now.version())) {
            return now;
        }
        try {
            return JarSet.open(overlay, read.jars());
        } catch (IOException e) {
            refused = version;
            broken(JARS, List.of(jars.fault(e)));
            return now;
        }
    }

    /** What names classes of the jars is built anew with the others; where one cannot be, all that is theirs stays as it was. */
    private void exchange(JarSet before, JarSet next, SortedMap<String, String> was, SortedMap<String, String> texts) {
        SortedSet<String> wrong = faults.broken();
        jars.use(next);
        SortedSet<String> all = new TreeSet<>(was.keySet());
        all.addAll(texts.keySet());
        all.removeAll(unread);
        kameletsFirst(all).forEach(name -> take(name, texts.get(name)));
        List<RouteFault> worse = faults.broken().stream()
                .filter(name -> !wrong.contains(name))
                .filter(name -> Objects.equals(was.get(name), texts.get(name)) || name.contains(".jar!/"))
                // What calls theirs says more than what is theirs.
                .sorted(Comparator.comparing(name -> name.contains(".jar!/")))
                .flatMap(name -> faults.of(name).stream())
                .toList();
        if (!worse.isEmpty()) {
            jars.use(before);
            refused = next.version();
            seen.keySet().removeIf(name -> name.contains(".jar!/"));
            seen.putAll(before.kamelets());
            all.addAll(before.kamelets().keySet());
            next.kamelets().keySet().forEach(name -> faults.report(name, List.of()));
            kameletsFirst(all).forEach(name -> take(name, seen.get(name)));
            broken(
                    JARS,
                    List.of(new RouteFault(
                            overlay.path(JARS),
                            1,
                            "with these jars " + worse.get(0) + "; those from before are in use")));
        }
    }

    private void unread(RouteTexts read) {
        unread.clear();
        unread.addAll(read.faults().keySet());
        read.faults().forEach((name, fault) -> broken(name, List.of(fault)));
    }

    private static List<String> kameletsFirst(Collection<String> names) {
        return names.stream()
                .sorted(Comparator.comparing(name -> !name.endsWith(RouteFile.KAMELET)))
                .toList();
    }

    /** @param text null where the file is gone */
    private boolean take(String name, @Nullable String text) {
        String now = text == null || RouteText.isComment(text) ? null : text;
        int strange = now == null ? 0 : RouteText.strange(now);
        if (now != null && strange > 0) {
            String reason = now.isBlank() ? RouteText.BLANK : RouteText.NO_ROUTES;
            broken(name, List.of(new RouteFault(overlay.path(name), strange, reason)));
            return false;
        }
        try {
            OverlayFiles.Read read = now == null ? null : files.read(name, now);
            take(name, read == null ? null : read.file());
            leftOut(name, read == null ? List.of() : read.faults());
            return true;
        } catch (Exception e) {
            broken(name, List.of(FaultFinder.of(overlay.path(name), now == null ? "" : now, e)));
            LOG.debug("Not taken over: {} ({})", name, Causes.rootName(e));
            return false;
        }
    }

    private void take(String name, @Nullable RouteFile file) throws Exception {
        SortedMap<String, RouteFile> next = new TreeMap<>(good);
        if (file == null) {
            next.remove(name);
        } else {
            RouteNeighbours.alone(name, file, good);
            next.put(name, file);
        }
        Flow flow = Flow.of(product, next.values());
        Flow.FlowChange change = running.to(flow);
        if (!change.isNothing()) {
            neighbours.answered(change, flow);
            check.check(change);
            swap.swap(change);
            RouteNews.log(overlay.path(name), good.get(name), file, this::isProducts);
        }
        running = flow;
        good.clear();
        good.putAll(next);
    }

    private boolean isProducts(String name) {
        return files.isProducts(name) || KameletChange.isProducts(camel, name);
    }

    /** At the start there is nothing from before: each entry that works runs, and for the others the product's own. */
    private void takeParts(String name, String text) {
        List<RouteFault> found = new ArrayList<>();
        RouteFile whole;
        try {
            OverlayFiles.Read read = files.read(name, text);
            found.addAll(read.faults());
            whole = read.file();
        } catch (Exception e) {
            return;
        }
        List<RouteItem> kept = new ArrayList<>(
                whole.items().stream().filter(RouteItem::isForAll).toList());
        for (RouteItem item : whole.items()) {
            if (!item.isForAll()) {
                kept.add(item);
                try {
                    take(name, whole.only(kept::contains));
                } catch (Exception e) {
                    kept.remove(item);
                    found.add(files.outdated(item, FaultFinder.of(overlay.path(name), text, e)));
                }
            }
        }
        broken(name, found);
    }

    private void leftOut(String name, List<RouteFault> now) {
        if (faults.report(name, now) && started) {
            RouteNews.logLeftOut(now);
        }
    }

    private void broken(String name, List<RouteFault> now) {
        if (faults.report(name, now) && started) {
            now.forEach(fault -> LOG.error(RouteFault.KEPT, fault));
        }
    }
}
