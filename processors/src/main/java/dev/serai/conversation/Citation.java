package dev.serai.conversation;

import dev.serai.wire.WireName;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a claim rests on.
 *
 * @param id the id of the row, where it has one
 * @param title in a few words, as it was stored; anybody may have written it
 * @param link where the API shows it, a path
 */
public record Citation(CitationKind kind, UUID id, String title, String link) {

    private static final Pattern SHOWN =
            Pattern.compile("/api/v1/((?:incidents|alerts|approvals|conversations)/[0-9a-f-]{36})(?:/.*)?");

    /**
     * Citations as they were stored: an array of objects of these fields.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static List<Citation> read(String json) {
        return StreamSupport.stream(StoredPage.tree(json).spliterator(), false)
                .map(one -> new Citation(
                        WireName.of(CitationKind.class, one.path("kind").asText()),
                        UUID.fromString(one.path("id").asText()),
                        one.path("title").asText(),
                        one.path("link").asText()))
                .toList();
    }

    /** The console's page that shows it, a path; null where it has none. */
    public @Nullable String page() {
        Matcher shown = SHOWN.matcher(link);
        return shown.matches() ? "/console/" + shown.group(1) : null;
    }

    /** What is cited. */
    public enum CitationKind implements WireName {
        INCIDENT,
        ALERT,
        EVIDENCE,
        ANALYSIS,
        ACTION,
        APPROVAL,
        EVENT,
        /** A piece of a runbook, a catalogue or a remembered incident; its id is the one it has in the stored answer. */
        KNOWLEDGE,
        /** What was read for the answer, in a cluster for instance: it stands in the trace of that message; its id is the one it has there. */
        READING
    }
}
