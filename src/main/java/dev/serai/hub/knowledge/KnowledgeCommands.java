package dev.serai.hub.knowledge;

import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import dev.serai.knowledge.KnowledgeItem;
import dev.serai.knowledge.KnowledgeRequest;
import dev.serai.knowledge.KnowledgeSearch;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The search as the API has it. */
@Component("knowledgeCommands")
class KnowledgeCommands {

    private final KnowledgeSearch search;

    KnowledgeCommands(KnowledgeSearch search) {
        this.search = search;
    }

    /** Rows of {@code KnowledgeItem}. */
    public List<Map<String, @Nullable Object>> search(
            @Header("tenant") String tenant,
            @Header("q") String query,
            @Header("limit") int limit,
            @Header("source") @Nullable String source) {
        Set<String> sources = source == null || source.isEmpty() ? Set.of() : Set.of(source);
        return search.search(new KnowledgeRequest(tenant, query, limit, sources)).stream()
                .map(KnowledgeCommands::row)
                .toList();
    }

    /**
     * The id as it is: a segment of a path comes as it was sent.
     *
     * @throws Problem 404 for what is no encoded text
     */
    public String id(@Header("knowledgeId") String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound();
        }
    }

    private static Map<String, @Nullable Object> row(KnowledgeItem item) {
        return Map.of(
                "id", item.id(),
                "source", item.source(),
                "reference", item.reference(),
                "title", item.title(),
                "excerpt", item.excerpt(),
                "licence", item.licence(),
                "score", item.score());
    }
}
