package dev.serai.hub.approval;

import dev.serai.action.ActionCatalogue;
import dev.serai.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keeps the rulebook. One that cannot be read stops the start; later the last good one stays, for proposals only. */
@Component
class Rulebooks {

    private static final Logger LOG = LoggerFactory.getLogger(Rulebooks.class);

    private final Path folder;
    private final ActionCatalogue catalogue;
    private Rulebook rulebook;
    private List<String> stamps;

    Rulebooks(@Value("${serai.routes-dir}") Path folder, ActionCatalogue catalogue) {
        this.folder = folder;
        this.catalogue = catalogue;
        this.stamps = stampsNow();
        this.rulebook = RulebookFiles.read(folder, catalogue);
    }

    /** The rulebook for new proposals: files that changed are read again, broken ones are reported and ignored. */
    synchronized Rulebook current() {
        List<String> now = stampsNow();
        if (!now.equals(stamps)) {
            stamps = now;
            try {
                rulebook = RulebookFiles.read(folder, catalogue);
            } catch (PolicyException e) {
                LOG.error("Playbooks and policies stay as they were, because these are wrong:\n{}", e.getMessage());
            }
        }
        return rulebook;
    }

    /**
     * The rulebook as the files are at this moment, for the last look before an effect.
     *
     * @throws PolicyException if it cannot be read, which then means no
     */
    Rulebook fresh() {
        return RulebookFiles.read(folder, catalogue);
    }

    private List<String> stampsNow() {
        List<String> found = new ArrayList<>();
        for (Path file : RulebookFiles.files(folder)) {
            found.add(file + " " + stamp(file));
        }
        return found;
    }

    private static @Nullable String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return null;
        }
    }
}
