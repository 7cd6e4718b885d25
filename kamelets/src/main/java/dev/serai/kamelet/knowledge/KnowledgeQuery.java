package dev.serai.kamelet.knowledge;

import dev.serai.knowledge.KnowledgeRequest;
import dev.serai.knowledge.KnowledgeVocabulary;
import dev.serai.knowledge.QueryText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Makes Lucene's queries of a request. The numbers were steered by {@code src/bench/knowledge}. */
final class KnowledgeQuery {

    private static final float NAME = 2;
    /** What a term found in further fields adds to the best of them. */
    private static final float TIE = 0.3f;

    private static final float RELATED = 0.5f;
    private static final float REFERENCE = 100;

    /** In an index of so many pieces, words that more than one in {@link #COMMON} has cost most of the time and tell little. */
    private static final int LARGE = 20_000;

    private static final int COMMON = 10;
    private static final int FEW = 2;

    private final WordStems stems;
    private final KnowledgeVocabulary vocabulary;

    KnowledgeQuery(WordStems stems) {
        this.stems = stems;
        this.vocabulary = KnowledgeVocabulary.own(stems);
    }

    /** Each word where it counts most; a reference that is named comes before everything. */
    Query words(QueryText asked, IndexReader index) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        List<String> words = stems.of(asked.words());
        Set<String> distinctive = distinctive(new LinkedHashSet<>(words), index);
        for (String stem : distinctive) {
            query.add(anywhere(stem), BooleanClause.Occur.SHOULD);
        }
        for (String stem : distinctive(related(asked), index)) {
            query.add(new BoostQuery(anywhere(stem), RELATED), BooleanClause.Occur.SHOULD);
        }
        for (String reference : asked.references()) {
            Query named = new ConstantScoreQuery(new TermQuery(new Term(ChunkDocument.REFERENCE, reference)));
            query.add(new BoostQuery(named, REFERENCE), BooleanClause.Occur.SHOULD);
        }
        return query.build();
    }

    /** How catalogues call what is asked about. */
    Set<String> related(QueryText asked) {
        return vocabulary.related(stems.of(asked.words()));
    }

    /** Without common words, where the index is large and others are left. */
    private static Set<String> distinctive(Set<String> stems, IndexReader index) throws IOException {
        int most = index.numDocs() / COMMON;
        if (index.numDocs() < LARGE) {
            return stems;
        }
        Set<String> rare = new LinkedHashSet<>();
        for (String stem : stems) {
            if (index.docFreq(new Term(ChunkDocument.TEXT, stem)) <= most) {
                rare.add(stem);
            }
        }
        return rare.size() < FEW ? stems : rare;
    }

    private static Query anywhere(String stem) {
        return new DisjunctionMaxQuery(
                List.of(
                        new BoostQuery(new TermQuery(new Term(ChunkDocument.NAME, stem)), NAME),
                        new TermQuery(new Term(ChunkDocument.ABOVE, stem)),
                        new TermQuery(new Term(ChunkDocument.LEAD, stem)),
                        new TermQuery(new Term(ChunkDocument.TEXT, stem))),
                TIE);
    }

    /** What everybody shares and what is the tenant's own, of the sources that are asked for. */
    static Query allowed(KnowledgeRequest request) {
        BooleanQuery.Builder filter = new BooleanQuery.Builder();
        filter.add(
                in(ChunkDocument.SCOPE, List.of(KnowledgeIndex.SHARED, request.tenant())), BooleanClause.Occur.FILTER);
        if (!request.sources().isEmpty()) {
            filter.add(in(ChunkDocument.SOURCE, request.sources()), BooleanClause.Occur.FILTER);
        }
        return filter.build();
    }

    private static Query in(String field, Collection<String> values) {
        List<BytesRef> terms = new ArrayList<>();
        values.forEach(value -> terms.add(new BytesRef(value)));
        return new TermInSetQuery(field, terms);
    }
}
