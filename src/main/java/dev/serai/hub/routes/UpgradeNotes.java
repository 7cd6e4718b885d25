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
            if (folder.own(name) == null) {
                same++;
            } else if (folder.product().texts().containsKey(name)
                    || folder.shipped().hasName(name)) {
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
}
