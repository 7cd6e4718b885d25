package dev.serai.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.serai.knowledge.Embedder;
import dev.serai.knowledge.VectorFile;
import java.io.InputStream;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class MiniLmTest {

    private final Embedder embedder =
            ServiceLoader.load(Embedder.class).findFirst().orElseThrow();

    @Test
    void what_means_the_same_points_the_same_way() {
        float[] first = embedder.embed("The pod was killed because it ran out of memory.");
        float[] same = embedder.embed("A container used more RAM than allowed and was terminated.");
        float[] other = embedder.embed("Somebody sent an e-mail with a poisoned attachment.");

        assertThat(first).hasSize(embedder.dimensions());
        assertThat(cosine(first, first)).isCloseTo(1, within(1e-4));
        assertThat(cosine(first, same)).isGreaterThan(cosine(first, other) + 0.2);
        assertThat(embedder.embed("")).hasSize(embedder.dimensions());
    }

    @Test
    void the_vectors_that_come_as_data_are_of_this_model() throws Exception {
        try (InputStream file = MiniLm.class.getResourceAsStream("vectors.bin")) {
            assertThat(VectorFile.read(file, embedder.model(), embedder.dimensions())
                            .size())
                    .isGreaterThan(1_000);
        }
    }

    private static double cosine(float[] left, float[] right) {
        double dot = 0;
        for (int i = 0; i < left.length; i++) {
            dot += left[i] * right[i];
        }
        return dot;
    }
}
