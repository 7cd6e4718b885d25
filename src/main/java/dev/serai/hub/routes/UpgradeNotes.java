package dev.serai.hub.routes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says what of the integrator's folder is the product's own, and which files under a name of the product's change it. */
@Component
class UpgradeNotes {

    private static final Logger LOG = LoggerFactory.getLogger(UpgradeNotes.class);
    private static final int LINES = 10;

    private volatile List<String> changes = List.of();

    /** A line for each file that changes the product's: what of it, and what to do. */
    List<String> changes() {
        return changes;
    }

    /** Notes the changes anew. Returns how many files are the product's own. */
    int read(RoutesFolder folder, OverlayFiles files) throws IOException {
        int same = 0;
        List<String> changed = new ArrayList<>();
        for (String name : folder.overlay().stamps().keySet()) {
            boolean products = folder.product().texts().containsKey(name)
                    || folder.shipped().hasName(name);
            if (products || RouteTexts.isOne(name)) {
                List<String> what = what(folder, files, name);
                same += what != null && what.isEmpty() ? 1 : 0;
                if (products && what != null && !what.isEmpty()) {
                    changed.add(line(folder.path(name), what));
                }
            }
        }
        changes = List.copyOf(changed);
        return same;
    }

    /** What of the product a file changes; null where that cannot be told, or what it says is the integrator's alone. */
    private static @Nullable List<String> what(RoutesFolder folder, OverlayFiles files, String name) {
        try {
            String text = folder.own(name);
            if (text == null || folder.shipped().saysTheSame(name, text)) {
                return List.of();
            }
            return RouteTexts.isOne(name) ? files.changes(name, text) : List.of("file");
        } catch (IOException e) {
            // Told by those that use it.
            return null;
        }
    }

    private static String line(String path, List<String> what) {
        return path + " changes the product's " + String.join(", ", what).replace(':', ' ')
                + ": keep only what is yours, in a file with a name of your own where that is a route, and compare it with"
                + " this release's";
    }

    void log(RoutesFolder folder, int same) {
        String root = folder.overlay().root().toString();
        if (same > 0) {
            LOG.info(
                    "{} files in {} are the product's own, of this release or an earlier one; those in the jar run",
                    same,
                    root);
        }
        changes.stream().limit(LINES).forEach(change -> LOG.warn("{}", change));
        if (changes.size() > LINES) {
            LOG.warn(
                    "And {} more files in {} change the product's: the component routes of health lists them",
                    changes.size() - LINES,
                    root);
        }
    }
}
