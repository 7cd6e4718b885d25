package dev.serai.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.serai.knowledge.Embedder;
import dev.serai.knowledge.Guides;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.MarkdownChunker;
import dev.serai.knowledge.PreparedSource;
import dev.serai.knowledge.VectorFile;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** Where the hub's own build put them: only questions have to be embedded. */
    @Test
    void whatever_the_product_ships_has_its_vector_as_data() throws Exception {
        Path shipped = Path.of("../src/main/resources/serai/knowledge");
        List<KnowledgeChunk> chunks = new ArrayList<>();
        for (String name : List.of("attack", "nist")) {
            try (InputStream file = Files.newInputStream(shipped.resolve(name + ".chunks.gz"))) {
                chunks.addAll(PreparedSource.chunks(file));
            }
        }
        try (DirectoryStream<Path> guides = Files.newDirectoryStream(shipped.resolve("guides"), "*.md")) {
            for (Path guide : guides) {
                chunks.addAll(MarkdownChunker.read(Files.readString(guide), "guide", Guides.FACTS));
            }
        }

        try (InputStream file = MiniLm.class.getResourceAsStream("vectors.bin")) {
            VectorFile vectors = VectorFile.read(file, embedder.model(), embedder.dimensions());
            assertThat(chunks).hasSizeGreaterThan(1_900).allMatch(chunk -> vectors.of(chunk) != null);
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
