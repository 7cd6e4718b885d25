package dev.serai.hub.conversation;

import dev.serai.conversation.Citation;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.hub.investigation.Investigation.CitedSource;
import dev.serai.wire.WireName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the API shows what an investigation cites. */
final class CitedLinks {

    private static final String KNOWLEDGE = "knowledge:";
    private static final String INCIDENT = "incident:";
    private static final String INCIDENTS = "/api/v1/incidents";

    private CitedLinks() {}

    static Citation of(CitedSource cited, @Nullable UUID incident) {
        String source = cited.source();
        if (source.startsWith(KNOWLEDGE)) {
            String id = URLEncoder.encode(source.substring(KNOWLEDGE.length()), StandardCharsets.UTF_8);
            return new Citation(CitationKind.KNOWLEDGE, cited.evidence(), source, "/api/v1/knowledge/" + id);
        }
        if (source.startsWith(INCIDENT)) {
            String id = source.substring(INCIDENT.length());
            return new Citation(CitationKind.INCIDENT, UUID.fromString(id), source, INCIDENTS + "/" + id);
        }
        if (incident == null) {
            return new Citation(CitationKind.EVIDENCE, cited.evidence(), source, INCIDENTS);
        }
        String of = INCIDENTS + "/" + incident;
        return switch (WireName.find(CitationKind.class, source).orElse(CitationKind.EVIDENCE)) {
            case INCIDENT -> new Citation(CitationKind.INCIDENT, incident, source, of);
            case ANALYSIS -> new Citation(CitationKind.ANALYSIS, cited.evidence(), source, of + "/analyses");
            default -> new Citation(CitationKind.EVIDENCE, cited.evidence(), source, of + "/evidence");
        };
    }
}
