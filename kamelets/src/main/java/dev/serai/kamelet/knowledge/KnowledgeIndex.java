package dev.serai.kamelet.knowledge;

import dev.serai.knowledge.Embedder;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.KnowledgeExcerpt;
import dev.serai.knowledge.KnowledgeItem;
import dev.serai.knowledge.KnowledgeRequest;
import dev.serai.knowledge.KnowledgeSearch;
import dev.serai.knowledge.QuantisedVector;
import dev.serai.knowledge.QueryText;
import dev.serai.knowledge.RankFusion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Chunks in memory, found by their words (BM25) and, where an {@link Embedder} is given and they have vectors, by what they
 * mean; both orders become one by reciprocal rank fusion. It is derived: whoever fills it can make it again. Any number of
 * threads may search while it is changed; a search sees a change as a whole.
 */
public final class KnowledgeIndex implements KnowledgeSearch, AutoCloseable {

    /** The scope of what all tenants may read; a tenant's own has its name. */
    public static final String SHARED = "";

    /** How many of each order are looked at before chunks of one reference become one item. */
    private static final int CONSIDERED = 100;

    private static final int RRF_K = 20;
    private static final double WORDS_WEIGHT = 1;
    private static final double MEANING_WEIGHT = 1;
    private static final int EMBEDDED = 2_000;

    /** A cosine of 0.3, as Lucene scores it: what nothing is known about comes no nearer to anything. */
    private static final float NEAR_ENOUGH = 0.65f;

    private final KnowledgeAnalyzer analyzer = new KnowledgeAnalyzer();
    private final WordStems stems = new WordStems(analyzer);
    private final KnowledgeQuery queries = new KnowledgeQuery(stems);
    private final @Nullable Embedder embedder;
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /** @param vector of the chunk's title and text; null where it has none */
    public record IndexedChunk(KnowledgeChunk chunk, byte @Nullable [] vector) {}

    private record ScoredChunk(int document, float score) {}

    /** @param embedder turns questions into vectors as those of the entries were made; null to search by words alone */
    public KnowledgeIndex(@Nullable Embedder embedder) {
        this.embedder = embedder;
        try {
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig(analyzer)
                            .setRAMBufferSizeMB(16)
                            .setMergePolicy(fewSegments())
                            .setMergeScheduler(new SerialMergeScheduler()));
            searchers = new SearcherManager(writer, new SearcherFactory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A graph of vectors is searched in each segment: few of them, since one is searched far more often than changed. */
    private static MergePolicy fewSegments() {
        TieredMergePolicy policy = new TieredMergePolicy();
        policy.setSegmentsPerTier(4);
        return policy;
    }

    /** Puts chunks in, in place of those with the same ids, and takes others out; both at once. */
    public synchronized void change(String scope, Collection<IndexedChunk> put, Collection<String> gone) {
        try {
            for (String id : gone) {
                writer.deleteDocuments(ChunkDocument.key(scope, id));
            }
            for (IndexedChunk entry : put) {
                KnowledgeChunk chunk = entry.chunk();
                writer.updateDocument(
                        ChunkDocument.key(scope, chunk.id()), ChunkDocument.of(scope, chunk, entry.vector()));
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many chunks there are. */
    public int size() {
        return writer.getDocStats().numDocs;
    }

    /** What it holds, in bytes. */
    public long bytes() {
        try {
            long bytes = 0;
            for (String file : directory.listAll()) {
                bytes += directory.fileLength(file);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<KnowledgeItem> search(KnowledgeRequest request) {
        QueryText asked = QueryText.of(request.query());
        if (asked.isEmpty()) {
            return List.of();
        }
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return items(searcher, request, asked);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<KnowledgeItem> items(IndexSearcher searcher, KnowledgeRequest request, QueryText asked)
            throws IOException {
        Query allowed = KnowledgeQuery.allowed(request);
        Query words = new BooleanQuery.Builder()
                .add(queries.words(asked, searcher.getIndexReader()), BooleanClause.Occur.MUST)
                .add(allowed, BooleanClause.Occur.FILTER)
                .build();
        List<ScoredChunk> found = weighted(searcher, searcher.search(words, CONSIDERED).scoreDocs);
        Embedder meaning = embedder;
        Set<Integer> about = new RelevanceFloor(searcher.getIndexReader(), asked, stems, queries)
                .of(found.stream().map(ScoredChunk::document).toList());
        if (meaning != null && asked.references().isEmpty()) {
            List<ScoredChunk> near = near(searcher, meaning, request.query(), allowed);
            near.forEach(one -> about.add(one.document()));
            found = fused(found, near);
        }
        Map<String, KnowledgeItem> items = new LinkedHashMap<>();
        for (ScoredChunk one : found) {
            if (!about.contains(one.document())) {
                continue;
            }
            Document stored = searcher.storedFields().document(one.document());
            String cited = stored.get(ChunkDocument.SOURCE) + " " + stored.get(ChunkDocument.REFERENCE);
            if (!items.containsKey(cited)) {
                items.put(cited, item(stored, asked, one.score()));
            }
            if (items.size() == request.limit()) {
                break;
            }
        }
        return List.copyOf(items.values());
    }

    private KnowledgeItem item(Document stored, QueryText asked, float score) {
        return new KnowledgeItem(
                stored.get(ChunkDocument.ID),
                stored.get(ChunkDocument.SOURCE),
                stored.get(ChunkDocument.REFERENCE),
                stored.get(ChunkDocument.TITLE),
                KnowledgeExcerpt.of(
                        stored.get(ChunkDocument.SOURCE), stored.get(ChunkDocument.SHOWN), asked.words(), stems),
                stored.get(ChunkDocument.LICENCE),
                score);
    }

    private List<ScoredChunk> near(IndexSearcher searcher, Embedder meaning, String query, Query allowed)
            throws IOException {
        String text = query.length() > EMBEDDED ? query.substring(0, EMBEDDED) : query;
        byte[] vector = QuantisedVector.of(meaning.embed(text));
        Query near = new KnnByteVectorQuery(ChunkDocument.VECTOR, vector, CONSIDERED, allowed);
        ScoreDoc[] found = searcher.search(near, CONSIDERED).scoreDocs;
        return weighted(
                searcher,
                Arrays.stream(found).filter(one -> one.score >= NEAR_ENOUGH).toArray(ScoreDoc[]::new));
    }

    /** By rank, so that what both orders have near their top comes first. */
    private static List<ScoredChunk> fused(List<ScoredChunk> words, List<ScoredChunk> meaning) {
        if (meaning.isEmpty()) {
            return words;
        }
        Map<String, Double> fused = RankFusion.fuse(
                RRF_K,
                List.of(
                        new RankFusion.Ranking(WORDS_WEIGHT, ids(words)),
                        new RankFusion.Ranking(MEANING_WEIGHT, ids(meaning))));
        List<ScoredChunk> all = new ArrayList<>();
        fused.forEach((id, score) -> all.add(new ScoredChunk(Integer.parseInt(id), score.floatValue())));
        return all;
    }

    private static List<String> ids(List<ScoredChunk> candidates) {
        return candidates.stream().map(one -> Integer.toString(one.document())).toList();
    }

    private static List<ScoredChunk> weighted(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
        List<ScoredChunk> weighted = new ArrayList<>();
        for (ScoreDoc one : found) {
            weighted.add(new ScoredChunk(one.doc, one.score * weight(searcher, one.doc)));
        }
        weighted.sort((left, right) -> Float.compare(right.score(), left.score()));
        return weighted;
    }

    private static float weight(IndexSearcher searcher, int document) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        NumericDocValues weights = leaf.reader().getNumericDocValues(ChunkDocument.WEIGHT);
        boolean has = weights != null && weights.advanceExact(document - leaf.docBase);
        return has && weights != null ? Float.intBitsToFloat((int) weights.longValue()) : 1;
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
            analyzer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
