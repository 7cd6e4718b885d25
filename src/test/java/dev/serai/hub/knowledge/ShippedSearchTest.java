package dev.serai.hub.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.kamelet.knowledge.KnowledgeIndex;
import dev.serai.kamelet.knowledge.KnowledgeIndex.IndexedChunk;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.KnowledgeItem;
import dev.serai.knowledge.KnowledgeRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newcomer's hub finds, by words alone. */
class ShippedSearchTest {

    private static final KnowledgeIndex INDEX = new KnowledgeIndex(null);

    @BeforeAll
    static void fill() throws IOException {
        List<KnowledgeChunk> all = new ArrayList<>(ShippedKnowledgeTest.guides());
        all.addAll(ShippedKnowledgeTest.chunks("attack"));
        all.addAll(ShippedKnowledgeTest.chunks("nist"));
        INDEX.change(
                KnowledgeIndex.SHARED,
                all.stream().map(chunk -> new IndexedChunk(chunk, null)).toList(),
                List.of());
    }

    @AfterAll
    static void close() {
        INDEX.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            what is T1059.001                                    | T1059.001
            what does AC-6 say                                   | AC-6
            how do I rotate a leaked API key                     | leaked-key
            wie rotiere ich einen geleakten API-Schlüssel        | leaked-key
            how do I handle a ransomware incident                | ransomware
            what does CrashLoopBackOff mean                      | crash-loop
            was bedeutet CrashLoopBackOff                        | crash-loop
            somebody clicked a phishing mail                     | phishing
            how do I drain a node                                | drain-node
            wie räume ich einen Knoten                           | drain-node
            OOMKilled                                            | oom-killed
            the certificate has expired                          | certificate-expired
            das Zertifikat ist abgelaufen                        | certificate-expired
            disk full                                            | disk-full
            die Festplatte ist voll                              | disk-full
            what to do about ImagePullBackOff                    | image-pull
            pod stuck in Pending                                 | pod-pending
            how do I roll back a deployment                      | roll-back
            FATAL: sorry, too many clients already               | database-connections
            504 gateway timeout                                  | errors-5xx
            kafka consumer lag is growing                        | queue-backlog
            the node is NotReady                                 | node-not-ready
            FailedAttachVolume Multi-Attach error for volume     | volume-stuck
            how do I write a post-mortem                         | post-mortem
            Wie mache ich ein Rollback?                          | roll-back
            wie rolle ich ein Deployment zurück                  | roll-back
            Was tun bei CrashLoopBackOff?                        | crash-loop
            was mache ich, wenn ein Zertifikat abgelaufen ist    | certificate-expired
            die Festplatte ist voll, was tun?                    | disk-full
            wie gehe ich mit einem Vorfall mit Ransomware um     | ransomware
            wie schreibe ich ein Post-Mortem                     | post-mortem
            was tun, wenn ein Pod in Pending hängt               | pod-pending
            was tun, wenn zu viele Verbindungen zur Datenbank offen sind | database-connections
            wie skaliere ich einen Dienst                        | scale-out
            wie erneuere ich ein abgelaufenes Zertifikat         | certificate-expired
            was tun bei OOMKilled                                | oom-killed
            """)
    void a_question_of_the_night_finds_its_page_first(String question, String reference) {
        assertThat(found(question, Set.of()))
                .first()
                .extracting(KnowledgeItem::reference)
                .isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CART_STORE_URL",
                "PLANET_ROCKET_URL",
                "who is on call tonight",
                "what is the weather",
                "hello",
                "thanks a lot",
                "lorem ipsum dolor",
                "purple monkey",
                "the weather is nice",
                "and now",
                "wie geht es dir heute",
                "was machst du so",
                "danke, das war es",
                "erzähl mir einen Witz",
                "how do I bake a cake",
                "wie backe ich einen Kuchen",
                "tell me more"
            })
    void what_nothing_is_known_about_finds_nothing(String question) {
        assertThat(found(question, Set.of())).isEmpty();
    }

    @Test
    void what_is_asked_by_its_reference_is_told_from_its_beginning() {
        assertThat(found("what is T1611", Set.of()).get(0).excerpt()).startsWith("Adversaries may break out of");
    }

    /** The set that the search is steered by. */
    @Test
    void sentences_of_reports_find_their_technique_among_ten_also_beside_all_else() throws IOException {
        int all = 0;
        int found = 0;
        int beside = 0;
        for (String line : Files.readAllLines(Path.of("src/bench/knowledge.tsv"))) {
            if (!line.startsWith("#")) {
                String[] labelled = line.split("\t");
                all++;
                found += has(labelled, Set.of("attack"));
                beside += has(labelled, Set.of());
            }
        }

        assertThat((double) found / all).isGreaterThan(0.8);
        assertThat((double) beside / all).isGreaterThan(0.8);
    }

    private static int has(String[] labelled, Set<String> sources) {
        return found(labelled[1], sources).stream()
                        .anyMatch(one -> one.reference().equals(labelled[0]))
                ? 1
                : 0;
    }

    private static List<KnowledgeItem> found(String question, Set<String> sources) {
        return INDEX.search(new KnowledgeRequest("default", question, 10, sources));
    }
}
