package dev.serai.hub.knowledge;

import dev.serai.hub.db.TenantContext;
import dev.serai.kamelet.knowledge.KnowledgeIndex;
import dev.serai.knowledge.Embedder;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.KnowledgeItem;
import dev.serai.knowledge.KnowledgeRequest;
import dev.serai.knowledge.KnowledgeSearch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * This hub's index over the rows of what is known. {@link #sync} brings it up to them; until it first has, searches find what
 * is there already.
 */
@Component("knowledgeSearch")
class HubKnowledge implements KnowledgeSearch {

    private static final Logger LOG = LoggerFactory.getLogger(HubKnowledge.class);

    private final KnowledgeStore store;
    private final KnowledgeVectors vectors;
    private final KnowledgeIndex index;
    private final Timer searches;
    private final Map<SourcePlace, Held> held = new HashMap<>();

    private record SourcePlace(String scope, String source) {}

    /** @param marks of each chunk, by id: what has the same mark need not be indexed again */
    private record Held(long generation, Map<String, String> marks) {

        static final Held NOTHING = new Held(-1, Map.of());
    }

    HubKnowledge(KnowledgeStore store, KnowledgeVectors vectors, MeterRegistry meters) {
        this.store = store;
        this.vectors = vectors;
        Embedder embedder = vectors.embedder();
        this.index = new KnowledgeIndex(embedder);
        this.searches = Timer.builder("serai.knowledge.search")
                .description("Searches in what is known.")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        meters.gauge("serai.knowledge.chunks", index, KnowledgeIndex::size);
    }

    @Override
    public List<KnowledgeItem> search(KnowledgeRequest request) {
        return searches.record(() -> index.search(request));
    }

    /** Reads what has changed since the last time, of all tenants, and makes vectors for a while where some are missing. */
    public synchronized void sync() {
        Set<SourcePlace> there = new HashSet<>();
        for (KnowledgeStore.Generation now : store.generations()) {
            SourcePlace place = new SourcePlace(now.scope(), now.source());
            there.add(place);
            Held before = held.getOrDefault(place, Held.NOTHING);
            if (before.generation() != now.number()) {
                held.put(place, load(now, before));
            }
        }
        for (SourcePlace gone : new HashSet<>(held.keySet())) {
            Held before = held.get(gone);
            if (!there.contains(gone) && before != null) {
                index.change(gone.scope(), List.of(), before.marks().keySet());
                held.remove(gone);
            }
        }
        vectors.fill(this::keep);
    }

    /** Reads what is newer. What is held and then more than there is has gone in part: only then all ids are read. */
    private Held load(KnowledgeStore.Generation now, Held before) {
        String scope = now.scope();
        List<KnowledgeIndex.IndexedChunk> newer =
                inScope(scope, () -> store.read(scope, now.source(), before.generation(), vectors.model()));
        Map<String, String> marks = new HashMap<>(before.marks());
        List<KnowledgeIndex.IndexedChunk> changed = new ArrayList<>();
        for (KnowledgeIndex.IndexedChunk entry : newer) {
            String mark = mark(entry.chunk());
            if (!mark.equals(marks.put(entry.chunk().id(), mark))) {
                changed.add(vectors.with(scope, entry));
            }
        }
        Set<String> gone = new HashSet<>();
        if (marks.size() != now.chunks()) {
            gone.addAll(marks.keySet());
            inScope(scope, () -> store.ids(scope, now.source())).forEach(gone::remove);
            marks.keySet().removeAll(gone);
        }
        index.change(scope, changed, gone);
        if (!changed.isEmpty() || !gone.isEmpty()) {
            LOG.info(
                    "Knowledge of {}: {} pieces are found, {} of them new or changed, {} gone",
                    now.source(),
                    marks.size(),
                    changed.size(),
                    gone.size());
        }
        return new Held(now.number(), marks);
    }

    private void keep(String scope, KnowledgeChunk chunk, byte[] vector) {
        inScope(scope, () -> {
            store.vector(scope, chunk, vectors.model(), vector);
            return null;
        });
        index.change(scope, List.of(new KnowledgeIndex.IndexedChunk(chunk, vector)), List.of());
    }

    private static String mark(KnowledgeChunk chunk) {
        return chunk.sha256() + chunk.reference() + " " + chunk.version() + " " + chunk.weight();
    }

    /** A tenant's own is read as that tenant; what is shared needs none. */
    private static <T extends @Nullable Object> T inScope(String scope, Supplier<T> work) {
        return scope.equals(KnowledgeIndex.SHARED) ? work.get() : TenantContext.in(scope, work);
    }

    @PreDestroy
    void close() {
        index.close();
    }
}
