package dev.serai.hub.conversation;

import dev.serai.conversation.Citation;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.hub.analysis.ShownFacts;
import dev.serai.hub.investigation.Investigation.CitedSource;
import dev.serai.wire.WireName;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Where the API shows what an investigation cites. A source of a row is its kind and its id, {@code action:<id>}. */
final class CitedLinks {

    private static final String API = "/api/v1/";
    private static final String KNOWLEDGE = "knowledge:";
    private static final String INCIDENTS = API + "incidents";

    private CitedLinks() {}

    /** @param talk where the answer stands, with what was read for it alone */
    static Citation of(CitedSource cited, @Nullable UUID incident, String talk) {
        String source = cited.source();
        if (source.startsWith(KNOWLEDGE)) {
            String id = UriUtils.encodePathSegment(source.substring(KNOWLEDGE.length()), StandardCharsets.UTF_8);
            return new Citation(CitationKind.KNOWLEDGE, cited.evidence(), source, API + "knowledge/" + id);
        }
        String of = incident == null ? INCIDENTS : INCIDENTS + "/" + incident;
        if (!ShownFacts.isShown(cited.evidence())) {
            return new Citation(
                    CitationKind.EVIDENCE, cited.evidence(), source, of + (incident == null ? "" : "/evidence"));
        }
        int colon = source.indexOf(':');
        UUID row = colon < 0 ? null : id(source.substring(colon + 1));
        CitationKind kind = WireName.find(CitationKind.class, colon < 0 ? source : source.substring(0, colon))
                .orElse(CitationKind.READING);
        if (row != null) {
            return switch (kind) {
                case INCIDENT -> new Citation(kind, row, source, INCIDENTS + "/" + row);
                case ALERT -> new Citation(kind, row, source, API + "alerts/" + row);
                case ACTION -> new Citation(kind, row, source, API + "actions/" + row);
                case ANALYSIS -> new Citation(kind, row, source, of + "/analyses");
                default -> reading(cited, talk);
            };
        }
        if (kind == CitationKind.INCIDENT && incident != null) {
            return new Citation(kind, incident, source, of);
        }
        return reading(cited, talk);
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Citation reading(CitedSource cited, String link) {
        return new Citation(CitationKind.READING, cited.evidence(), cited.source(), link);
    }
}
