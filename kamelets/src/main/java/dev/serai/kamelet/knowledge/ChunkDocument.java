package dev.serai.kamelet.knowledge;

import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.TextWords;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FloatDocValuesField;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.jspecify.annotations.Nullable;

/** How a chunk stands in the index: what is searched by its words, what is only kept to be shown. */
final class ChunkDocument {

    static final String KEY = "key";
    static final String SCOPE = "scope";
    static final String ID = "id";
    static final String SOURCE = "source";
    static final String REFERENCE = "reference";
    static final String TITLE = "title";
    static final String LICENCE = "licence";
    static final String SHOWN = "shown";
    static final String WEIGHT = "weight";
    static final String NAME = "name";
    static final String ABOVE = "above";
    static final String LEAD = "lead";
    static final String TEXT = "text";
    static final String VECTOR = "vector";

    private ChunkDocument() {}

    static Term key(String scope, String id) {
        return new Term(KEY, scope + " " + id);
    }

    static Document of(String scope, KnowledgeChunk chunk, byte @Nullable [] vector) {
        Document document = new Document();
        document.add(new StringField(KEY, key(scope, chunk.id()).text(), Field.Store.NO));
        document.add(new StringField(SCOPE, scope, Field.Store.NO));
        document.add(new StringField(SOURCE, chunk.source(), Field.Store.YES));
        document.add(new StringField(REFERENCE, chunk.reference(), Field.Store.YES));
        document.add(new StoredField(ID, chunk.id()));
        document.add(new StoredField(TITLE, chunk.title()));
        document.add(new StoredField(LICENCE, chunk.licence()));
        document.add(new StoredField(SHOWN, chunk.text()));
        document.add(new FloatDocValuesField(WEIGHT, (float) chunk.weight()));
        List<String> path = chunk.path();
        String above = String.join(" ", path.subList(Math.min(1, path.size() - 1), path.size() - 1));
        document.add(searched(NAME, chunk.name()));
        document.add(searched(ABOVE, above));
        String text = chunk.text();
        int end = text.indexOf("\n\n");
        // The first paragraph says what it is about.
        String lead = words(end < 0 ? text : text.substring(0, end));
        document.add(new TextField(LEAD, lead, Field.Store.NO));
        document.add(new TextField(TEXT, end < 0 ? lead : lead + " " + words(text.substring(end)), Field.Store.NO));
        if (vector != null) {
            document.add(new KnnByteVectorField(VECTOR, vector, VectorSimilarityFunction.COSINE));
        }
        return document;
    }

    private static Field searched(String field, String text) {
        return new TextField(field, words(text), Field.Store.NO);
    }

    private static String words(String text) {
        return String.join(" ", TextWords.of(text));
    }
}
