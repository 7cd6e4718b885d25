package dev.serai.conversation;

import dev.serai.wire.WireName;
import java.util.UUID;

/**
 * What a claim rests on.
 *
 * @param id the id of the row
 * @param title in a few words, as it was stored; anybody may have written it
 * @param link where the API shows it, a path
 */
public record Citation(CitationKind kind, UUID id, String title, String link) {

    /** What is cited. */
    public enum CitationKind implements WireName {
        INCIDENT,
        ALERT,
        EVIDENCE,
        ANALYSIS,
        ACTION,
        APPROVAL,
        EVENT
    }
}
