package dev.serai.hub.approval;

import dev.serai.action.ActionCatalogue;
import dev.serai.hub.routes.FaultSource;
import dev.serai.hub.routes.RouteFault;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the rulebook. One that cannot be read stops the start; later the last good one stays, for proposals only. */
@Component
public class Rulebooks implements FaultSource {

    private static final Logger LOG = LoggerFactory.getLogger(Rulebooks.class);

    private final RoutesFolder folder;
    private final ActionCatalogue catalogue;
    private Rulebook rulebook;
    private Map<String, String> texts;
    private List<PolicyError> errors = List.of();

    Rulebooks(RoutesFolder folder, ActionCatalogue catalogue) {
        this.folder = folder;
        this.catalogue = catalogue;
        this.texts = RulebookFiles.texts(folder);
        this.rulebook = RulebookFiles.read(folder, texts, catalogue);
    }

    /** The rulebook for new proposals: files that changed are read again, broken ones are reported and ignored. */
    public synchronized Rulebook current() {
        Map<String, String> before = texts;
        // Should one not be readable now, all are read again once it is.
        texts = Map.of();
        try {
            Map<String, String> now = RulebookFiles.texts(folder);
            // Remembered before they are read, so that broken files are reported once.
            texts = now;
            if (!now.equals(before)) {
                rulebook = RulebookFiles.read(folder, now, catalogue);
                errors = List.of();
            }
        } catch (PolicyException e) {
            broken(e);
        }
        return rulebook;
    }

    private void broken(PolicyException e) {
        if (!e.errors().equals(errors)) {
            errors = e.errors();
            LOG.error("Playbooks and policies stay as they were, because these are wrong:\n{}", e.getMessage());
        }
    }

    /** What is wrong with the files as they are now; none where {@link #current} is what they say. */
    @Override
    public synchronized List<RouteFault> faults() {
        current();
        return errors.stream()
                .map(error -> new RouteFault(error.file(), error.line(), error.reason()))
                .toList();
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
