package dev.serai.hub.knowledge;

import dev.serai.knowledge.KnowledgeItem;
import dev.serai.knowledge.KnowledgeRequest;
import dev.serai.knowledge.KnowledgeSearch;
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
