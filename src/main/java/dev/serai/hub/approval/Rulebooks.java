package dev.serai.hub.approval;

import dev.serai.action.ActionCatalogue;
import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.policy.PolicyException;
import org.springframework.stereotype.Component;

/** Keeps the rulebook. One that cannot be read stops the start; later the last good one stays, for proposals only. */
@Component
public class Rulebooks {

    private final RoutesFolder folder;
    private final ActionCatalogue catalogue;
    private final Live<Rulebook> rulebook;

    Rulebooks(RoutesFolder folder, ActionCatalogue catalogue) {
        this.folder = folder;
        this.catalogue = catalogue;
        this.rulebook =
                folder.live(() -> RulebookFiles.texts(folder), texts -> RulebookFiles.read(folder, texts, catalogue));
    }

    /** The rulebook for new proposals: as its files are now, or while one is wrong as they were before. */
    public Rulebook current() {
        rulebook.refresh();
        return rulebook.get();
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
