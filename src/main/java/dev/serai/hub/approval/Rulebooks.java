package dev.serai.hub.approval;

import dev.serai.action.ActionCatalogue;
import dev.serai.hub.policy.RoutesFolder;
import dev.serai.policy.PolicyException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the rulebook. One that cannot be read stops the start; later the last good one stays, for proposals only. */
@Component
class Rulebooks {

    private static final Logger LOG = LoggerFactory.getLogger(Rulebooks.class);

    private final RoutesFolder folder;
    private final ActionCatalogue catalogue;
    private Rulebook rulebook;
    private Map<String, String> texts;

    Rulebooks(RoutesFolder folder, ActionCatalogue catalogue) {
        this.folder = folder;
        this.catalogue = catalogue;
        this.texts = RulebookFiles.texts(folder);
        this.rulebook = RulebookFiles.read(folder, texts, catalogue);
    }

    /** The rulebook for new proposals: files that changed are read again, broken ones are reported and ignored. */
    synchronized Rulebook current() {
        try {
            Map<String, String> now = RulebookFiles.texts(folder);
            if (!now.equals(texts)) {
                // Remembered before they are read, so that broken files are reported once.
                texts = now;
                rulebook = RulebookFiles.read(folder, now, catalogue);
            }
        } catch (PolicyException e) {
            LOG.error("Playbooks and policies stay as they were, because these are wrong:\n{}", e.getMessage());
        }
        return rulebook;
    }

    /**
     * The rulebook as the files are at this moment, for the last look before an effect.
     *
     * @throws PolicyException if it cannot be read, which then means no
     */
    Rulebook fresh() {
        return RulebookFiles.read(folder, RulebookFiles.texts(folder), catalogue);
    }
}
