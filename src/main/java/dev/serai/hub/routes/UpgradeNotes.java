package dev.serai.hub.routes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says at the start what of the integrator's folder is the product's own, and what changes the product. */
final class UpgradeNotes {

    private static final Logger LOG = LoggerFactory.getLogger(UpgradeNotes.class);

    private UpgradeNotes() {}

    static void log(RoutesFolder folder) throws IOException {
        OverlayFolder overlay = folder.overlay();
        int same = 0;
        List<String> changed = new ArrayList<>();
        for (String name : overlay.stamps().keySet()) {
            boolean products = folder.product().texts().containsKey(name)
                    || folder.shipped().hasName(name);
            if ((products || RouteTexts.isOne(name)) && isSame(folder, name)) {
                same++;
            } else if (products) {
                changed.add(name);
            }
        }
        if (same > 0) {
            LOG.info(
                    "{} files in {} are the product's own, of this release or an earlier one; those in the jar run",
                    same,
                    overlay.root());
        }
        if (!changed.isEmpty()) {
            LOG.warn(
                    "In {} these files change the product's: {}. Keep in them only what is yours: each route there replaces"
                            + " the product's of that id, and a policy, playbook or prompt the product's file;"
                            + " docs/operating/overlay.md says how",
                    overlay.root(),
                    changed);
        }
    }

    private static boolean isSame(RoutesFolder folder, String name) {
        try {
            return folder.own(name) == null;
        } catch (IOException e) {
            // Told by those that use it.
            return false;
        }
    }
}
