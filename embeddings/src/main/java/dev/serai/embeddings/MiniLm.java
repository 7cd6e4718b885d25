package dev.serai.embeddings;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.serai.knowledge.Embedder;
import java.util.concurrent.Executor;

/**
 * all-MiniLM-L6-v2, quantised, by ONNX runtime: no network, about 150 MB of memory. It embeds on the caller's thread; vectors
 * have length 1.
 */
public final class MiniLm implements Embedder {

    private static final int DIMENSIONS = 384;
    private static final Executor CALLER = Runnable::run;

    private final EmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel(CALLER);

    @Override
    public String model() {
        return "all-minilm-l6-v2-q";
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public float[] embed(String text) {
        return model.embed(text.isBlank() ? "." : text).content().vector();
    }
}
