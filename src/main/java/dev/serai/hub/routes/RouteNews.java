package dev.serai.hub.routes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what of a file was taken over, and by name what it has no more. */
final class RouteNews {

    private static final Logger LOG = LoggerFactory.getLogger(RouteNews.class);

    /** An old copy of everything may have many. */
    private static final int LINES = 20;

    private RouteNews() {}

    static void logAtStart(List<RouteFault> faults) {
        faults.stream().limit(LINES).forEach(fault -> LOG.error("Not in use, because this is wrong: {}", fault));
        if (faults.size() > LINES) {
            LOG.error(
                    "And {} more entries are not in use; the component routes of health lists them all",
                    faults.size() - LINES);
        }
    }

    /** Of a file the rest of which is in use: one line, since an old copy may have many. */
    static void logLeftOut(List<RouteFault> faults) {
        int more = faults.size() - 1;
        LOG.error(
                "Left out, because this is wrong: {}{}",
                faults.get(0),
                more == 0 ? "" : "; and " + more + " more of its entries, which the component routes of health lists");
    }

    /**
     * @param path as the integrator knows the file
     * @param products whether the product has a definition of this name, which runs where the file has none
     */
    static void log(String path, @Nullable RouteFile before, @Nullable RouteFile now, Predicate<String> products) {
        if (now != null && !now.items().isEmpty()) {
            LOG.info("The routes of {} are in use as they are now", path);
        }
        Set<String> kept = new HashSet<>(names(now));
        List<String> lost = new ArrayList<>(names(before));
        lost.removeIf(kept::contains);
        List<String> back = lost.stream().filter(products).toList();
        lost.removeAll(back);
        if (!lost.isEmpty()) {
            LOG.warn("{} no longer has these, and the hub no longer runs them: {}", path, list(lost));
        }
        if (!back.isEmpty()) {
            LOG.warn("{} no longer has these, and the product's own are in use again: {}", path, list(back));
        }
    }

    private static List<String> names(@Nullable RouteFile file) {
        return file == null
                ? List.of()
                : file.items().stream().map(RouteNews::name).toList();
    }

    private static String name(RouteItem item) {
        return item.name().isEmpty() ? item.kind() + ":without an id" : item.name();
    }

    private static String list(List<String> names) {
        return String.join(", ", names).replace(':', ' ');
    }
}
