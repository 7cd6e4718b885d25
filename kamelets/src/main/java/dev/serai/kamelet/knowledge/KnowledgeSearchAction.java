package dev.serai.kamelet.knowledge;

import dev.serai.knowledge.KnowledgeItem;
import dev.serai.knowledge.KnowledgeRequest;
import dev.serai.knowledge.KnowledgeSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * The step of {@code knowledge-search-action}: searches by a bean of the registry, or in the documents of a folder, which it
 * reads at the first question. Its properties are the Kamelet's.
 */
public class KnowledgeSearchAction {

    private static final int LIMIT = 10;

    private String folder = "";
    private String search = "";
    private @Nullable KnowledgeIndex index;

    /** Below it each folder is a source of its name; empty where a bean searches. */
    public void setFolder(String folder) {
        this.folder = folder;
    }

    /** The name of a {@link KnowledgeSearch} in the registry. */
    public void setSearch(String search) {
        this.search = search;
    }

    /**
     * @param arguments {@code query}, and perhaps {@code limit} and {@code source}
     * @param tenant whose own knowledge is searched too
     * @return {@code outcome}, {@code reason} and {@code items}
     * @throws IOException where the folder cannot be read
     */
    public Map<String, Object> search(
            @Body Map<String, Object> arguments, @Header("tenant") @Nullable String tenant, Exchange exchange)
            throws IOException {
        if (!(arguments.get("query") instanceof String query) || query.isBlank()) {
            return result("failed", "REFUSED_ARGUMENTS", List.of());
        }
        int limit = arguments.get("limit") instanceof Number number ? number.intValue() : LIMIT;
        Set<String> sources = arguments.get("source") instanceof String source ? Set.of(source) : Set.of();
        if (limit < 1 || limit > 50) {
            return result("failed", "REFUSED_ARGUMENTS", List.of());
        }
        KnowledgeSearch by = by(exchange);
        if (by == null) {
            return result("failed", "NO_KNOWLEDGE", List.of());
        }
        List<KnowledgeItem> items =
                by.search(new KnowledgeRequest(tenant == null ? KnowledgeIndex.SHARED : tenant, query, limit, sources));
        return result("succeeded", items.isEmpty() ? "NOTHING_FOUND" : "FOUND", items);
    }

    private @Nullable KnowledgeSearch by(Exchange exchange) throws IOException {
        return search.isEmpty()
                ? documents()
                : exchange.getContext().getRegistry().lookupByNameAndType(search, KnowledgeSearch.class);
    }

    private synchronized @Nullable KnowledgeIndex documents() throws IOException {
        if (index == null && !folder.isEmpty() && Files.isDirectory(Path.of(folder))) {
            // Vectors of all documents would take too long at a first question: words alone.
            KnowledgeIndex made = new KnowledgeIndex(null);
            for (KnowledgeFiles.ReadSource source : KnowledgeFiles.under(Path.of(folder))) {
                made.change(
                        KnowledgeIndex.SHARED,
                        source.chunks().stream()
                                .map(chunk -> new KnowledgeIndex.IndexedChunk(chunk, null))
                                .toList(),
                        List.of());
            }
            index = made;
        }
        return index;
    }

    private static Map<String, Object> result(String outcome, String reason, List<KnowledgeItem> items) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("outcome", outcome);
        result.put("reason", reason);
        result.put("items", items.stream().map(KnowledgeSearchAction::item).toList());
        return result;
    }

    private static Map<String, Object> item(KnowledgeItem item) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", item.id());
        map.put("source", item.source());
        map.put("reference", item.reference());
        map.put("title", item.title());
        map.put("excerpt", item.excerpt());
        map.put("licence", item.licence());
        map.put("score", item.score());
        return map;
    }
}
