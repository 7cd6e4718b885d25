package dev.serai.conversation;

import dev.serai.language.SaidVersion;
import dev.serai.message.ChatLanguage;

/** Why there is no version to go back to. */
public final class VersionWords {

    private VersionWords() {}

    public static String of(ChatLanguage language, EarlierRevision found) {
        SaidVersion said = found.said();
        if (said == null) {
            return RequestWords.noOtherVersion(language);
        }
        String version = (said.revision() ? "Revision " : "Version ") + said.value();
        return switch (found.problem()) {
            case RUNS -> language.pick(version + " runs already.", version + " läuft schon.");
            case SEVERAL -> language.pick(
                    "Several revisions have images of " + version + ": say the number of a revision.",
                    "Mehrere Revisionen haben Images der " + version + ": Nenne die Nummer einer Revision.");
            default -> language.pick(
                    version + " is not among the revisions that are still there: \"what changed?\" shows them.",
                    version
                            + " gibt es unter den Revisionen nicht mehr, die noch da sind: „Was hat sich geändert?“ zeigt sie.");
        };
    }
}
