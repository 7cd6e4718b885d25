package dev.serai.hub.knowledge;

import dev.serai.kamelet.knowledge.KnowledgeIndex;
import dev.serai.knowledge.Embedder;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.QuantisedVector;
import dev.serai.knowledge.VectorFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Where chunks get their vectors from: their rows, the data that came with the embedder, or, a few at a time, the embedder
 * itself. Without an embedder on the class path there are none, and nothing is missing.
 */
@Component
class KnowledgeVectors {

    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeVectors.class);
    private static final String DATA = "vectors.bin";
    /** How long one round embeds: the index is brought up to date in between. */
    private static final Duration ROUND = Duration.ofSeconds(2);

    private final Clock clock;
    private final @Nullable Embedder embedder;
    private final VectorFile data;
    private final Map<String, Missing> missing = new LinkedHashMap<>();

    private record Missing(String scope, KnowledgeChunk chunk) {}

    /** Keeps what was made. */
    interface Made {
        void keep(String scope, KnowledgeChunk chunk, byte[] vector);
    }

    KnowledgeVectors(Clock clock) {
        this.clock = clock;
        this.embedder = ServiceLoader.load(Embedder.class).findFirst().orElse(null);
        this.data = embedder == null ? VectorFile.NONE : data(embedder);
        if (embedder != null) {
            LOG.info("Knowledge is searched by meaning too: {}, {} vectors as data", embedder.model(), data.size());
        }
    }

    private static VectorFile data(Embedder embedder) {
        try (InputStream file = embedder.getClass().getResourceAsStream(DATA)) {
            return file == null ? VectorFile.NONE : VectorFile.read(file, embedder.model(), embedder.dimensions());
        } catch (IOException e) {
            LOG.warn("The vectors that came with the embedder cannot be read; they are made again");
            return VectorFile.NONE;
        }
    }

    @Nullable
    Embedder embedder() {
        return embedder;
    }

    /** Empty where there is none. */
    String model() {
        return embedder == null ? "" : embedder.model();
    }

    /** The entry with its vector; one that has to be made comes later. */
    KnowledgeIndex.IndexedChunk with(String scope, KnowledgeIndex.IndexedChunk entry) {
        if (embedder == null || entry.vector() != null) {
            return entry;
        }
        byte[] known = data.of(entry.chunk());
        if (known == null) {
            missing.put(scope + " " + entry.chunk().id(), new Missing(scope, entry.chunk()));
        }
        return new KnowledgeIndex.IndexedChunk(entry.chunk(), known);
    }

    /** Makes those that are missing, for a while. */
    void fill(Made made) {
        Embedder model = embedder;
        Instant end = clock.instant().plus(ROUND);
        while (model != null && !missing.isEmpty() && clock.instant().isBefore(end)) {
            Map.Entry<String, Missing> next = missing.entrySet().iterator().next();
            Missing one = next.getValue();
            missing.remove(next.getKey());
            made.keep(
                    one.scope(),
                    one.chunk(),
                    QuantisedVector.of(model.embed(one.chunk().embedded())));
        }
    }
}
