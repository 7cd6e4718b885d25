package dev.serai.kamelet.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.kamelet.knowledge.KnowledgeIndex.IndexedChunk;
import dev.serai.knowledge.DocumentFormat;
import dev.serai.knowledge.Embedder;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.KnowledgeItem;
import dev.serai.knowledge.KnowledgeRequest;
import dev.serai.knowledge.QuantisedVector;
import dev.serai.knowledge.SourceFacts;
import dev.serai.knowledge.UnreadableDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeIndexTest {

    /** Wording of our own, as a catalogue would say it: reference, name, text. */
    private static final String[][] CATALOGUE = {
        {"X1", "Scheduled Task/Job", "Somebody may have a program run at a time or again and again."},
        {"X2", "Registry Run Keys / Startup Folder", "Programs that are named there run when a user logs on."},
        {"X3", "OS Credential Dumping", "Accounts and their hashes are read from memory or files of the system."},
        {"X4", "Inhibit System Recovery", "Copies from which a machine could be restored are deleted."},
        {"X5", "Ingress Tool Transfer", "Tools or files are brought from outside into the network."},
        {"X6", "System Owner/User Discovery", "Who uses a machine is found out."},
        {"X7", "Compute Resource Hijacking", "Machines work for somebody else, for instance for coins."},
        {"X8", "Remote Desktop Protocol", "People log on to the desktop of another machine."},
        {
            "X9",
            "Application Layer Protocol: Web Protocols",
            "Commands hide in traffic that looks like that of a browser."
        },
        {"X10", "Clear Windows Event Logs", "What a machine has written down is removed."},
        {"X11", "Escape to Host", "A process in a container breaks out to the machine that carries it."},
        {"X12", "Windows Command Shell", "Commands are run by the shell of Windows."},
    };

    private static final Map<String, String> ASKED = Map.ofEntries(
            Map.entry("schtasks /create /sc minute made it come back", "X1"),
            Map.entry("a value was added under HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run", "X2"),
            Map.entry("mimikatz was started on the server", "X3"),
            Map.entry("vssadmin.exe delete shadows /all", "X4"),
            Map.entry("it downloads a second stage", "X5"),
            Map.entry("the first command was whoami", "X6"),
            Map.entry("xmrig uses all cores of node-3", "X7"),
            Map.entry("RDP session from an unknown address", "X8"),
            Map.entry("beacon over https every minute", "X9"),
            Map.entry("the event log is empty since 08:31:07", "X10"),
            Map.entry("the pod broke out of its container", "X11"),
            Map.entry("cmd.exe /c runs what it is sent", "X12"));

    @Test
    void what_logs_say_finds_what_catalogues_call_otherwise() {
        try (KnowledgeIndex index = new KnowledgeIndex(null)) {
            index.change(KnowledgeIndex.SHARED, entries(), List.of());

            List<String> missed = new ArrayList<>();
            ASKED.forEach((sentence, reference) -> {
                List<String> first = references(index, sentence, Set.of());
                if (!first.subList(0, Math.min(2, first.size())).contains(reference)) {
                    missed.add(reference + ": " + sentence + " " + first);
                }
            });

            assertThat(missed).isEmpty();
        }
    }

    @Test
    void a_reference_that_is_named_comes_first_and_each_once() {
        try (KnowledgeIndex index = new KnowledgeIndex(null)) {
            index.change("", List.of(entry("a:T9001.002", "T9001.002", "Moon", "moon", 1)), List.of());
            index.change("", List.of(entry("a:T9001.002#m", "T9001.002", "Moon again", "moon moon", 1)), List.of());
            index.change("", List.of(entry("a:T9003", "T9003", "Sun", "sun sun sun moon moon moon", 1)), List.of());

            assertThat(references(index, "what of the sun and t9001.002?", Set.of()))
                    .containsExactly("T9001.002", "T9003");
        }
    }

    @Test
    void one_common_word_is_no_evidence() {
        try (KnowledgeIndex index = new KnowledgeIndex(null)) {
            index.change(KnowledgeIndex.SHARED, entries(), List.of());
            index.change(
                    KnowledgeIndex.SHARED,
                    List.of(
                            entry(
                                    "r:1",
                                    "full",
                                    "Disk full on a node",
                                    "Remove old logs from the store of the node.",
                                    1),
                            entry("r:2", "gold", "checkout-api", "Restart it when payments wait.", 1)),
                    List.of());

            assertThat(references(index, "CART_STORE_URL", Set.of())).isEmpty();
            assertThat(references(index, "how do I make a machine for coffee", Set.of()))
                    .isEmpty();
            assertThat(references(index, "disk full", Set.of())).as("two words").containsExactly("full");
            assertThat(references(index, "restart", Set.of()))
                    .as("the only word there is")
                    .containsExactly("gold");
            assertThat(references(index, "checkout-api latency", Set.of()))
                    .as("half of what is asked, and in the title")
                    .containsExactly("gold");
            assertThat(references(index, "what does the runbook say about checkout", Set.of()))
                    .as("a rare word of the title")
                    .containsExactly("gold");
            assertThat(references(index, "CHECKOUT_API", Set.of()))
                    .as("a name by most of its parts")
                    .containsExactly("gold");
        }
    }

    @Test
    void a_tenants_own_is_found_by_it_alone_and_a_source_can_be_chosen() {
        try (KnowledgeIndex index = new KnowledgeIndex(null)) {
            index.change("", List.of(entry("a:1", "shared", "Kettle", "kettle", 1)), List.of());
            index.change("one", List.of(entry("i:1", "own", "Kettle", "kettle", 1)), List.of());
            index.change("two", List.of(entry("i:1", "other", "Kettle", "kettle", 1)), List.of());

            assertThat(references(index, "one", "kettle", Set.of())).containsExactlyInAnyOrder("shared", "own");
            assertThat(references(index, "two", "kettle", Set.of())).containsExactlyInAnyOrder("shared", "other");
            assertThat(references(index, "nobody", "kettle", Set.of())).containsExactly("shared");
            assertThat(references(index, "one", "kettle", Set.of("none"))).isEmpty();
        }
    }

    @Test
    void what_is_changed_and_gone_is_found_so() {
        try (KnowledgeIndex index = new KnowledgeIndex(null)) {
            index.change("", List.of(entry("a:1", "A", "Kettle", "boils", 1)), List.of());
            index.change("", List.of(entry("a:1", "A", "Kettle", "sings", 1)), List.of());
            assertThat(references(index, "boils", Set.of())).isEmpty();
            assertThat(references(index, "sings", Set.of())).containsExactly("A");
            assertThat(index.size()).isEqualTo(1);

            index.change("", List.of(), List.of("a:1"));

            assertThat(references(index, "sings", Set.of())).isEmpty();
        }
    }

    @Test
    void a_lower_weight_comes_later() {
        try (KnowledgeIndex index = new KnowledgeIndex(null)) {
            index.change(
                    "",
                    List.of(
                            entry("a:1", "beside", "Kettle", "it boils", 0.5),
                            entry("a:2", "it", "Kettle", "it boils", 1)),
                    List.of());

            assertThat(references(index, "kettle boils", Set.of())).containsExactly("it", "beside");
        }
    }

    @Test
    void what_means_the_same_is_found_without_a_common_word() {
        Embedder embedder = new Axes();
        try (KnowledgeIndex index = new KnowledgeIndex(embedder)) {
            KnowledgeChunk warm = entry("a:1", "warm", "Kettle", "hot water", 1).chunk();
            KnowledgeChunk cold = entry("a:2", "cold", "Fridge", "cold milk", 1).chunk();
            index.change(
                    "",
                    List.of(
                            new IndexedChunk(warm, QuantisedVector.of(embedder.embed("hot"))),
                            new IndexedChunk(cold, QuantisedVector.of(embedder.embed("cold")))),
                    List.of());

            assertThat(references(index, "boiling", Set.of()).get(0)).isEqualTo("warm");
            assertThat(references(index, "freezing", Set.of()).get(0)).isEqualTo("cold");
            assertThat(references(index, "boiling", Set.of("none"))).isEmpty();
            assertThat(references(index, "boiling", Set.of()))
                    .as("what lies across it means something else")
                    .containsExactly("warm");
        }
    }

    @Test
    void hostile_questions_find_nothing_and_break_nothing() {
        try (KnowledgeIndex index = new KnowledgeIndex(null)) {
            index.change(KnowledgeIndex.SHARED, entries(), List.of());
            for (String hostile : List.of(
                    "",
                    " ",
                    "+-&|!(){}[]^\"~*?:\\/",
                    "name:* OR *:*",
                    "\u0000\uD800",
                    "a".repeat(1_000_000),
                    "task ".repeat(100_000))) {
                assertThat(references(index, hostile, Set.of())).hasSizeLessThanOrEqualTo(10);
            }
        }
    }

    @Test
    void files_below_a_folder_are_sources(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("owasp-2026/deep"));
        Files.writeString(folder.resolve("owasp-2026/deep/A1.md"), "# A01:2026 Kettles\n\nBoil over.\n");
        Files.writeString(folder.resolve("mine.md"), "# Mine\n\nMy own.\n");
        Files.writeString(folder.resolve(".hidden.md"), "# Hidden\n\nNot read.\n");
        Files.writeString(folder.resolve("other.txt"), "not read");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("x.json.gz")))) {
            out.write(
                    "{\"catalog\":{\"groups\":[{\"title\":\"g\",\"controls\":[{\"id\":\"a-1\",\"title\":\"t\",\"parts\":[{\"name\":\"statement\",\"prose\":\"p\"}]}]}]}}"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        List<KnowledgeFiles.ReadSource> read = KnowledgeFiles.under(folder);

        assertThat(read)
                .extracting(KnowledgeFiles.ReadSource::source)
                .containsExactly("nist", "owasp-2026", "runbooks");
        assertThat(read.get(1).chunks().get(0).licence()).contains("CC BY-SA 4.0");
        assertThat(read.get(2).chunks()).extracting(KnowledgeChunk::id).containsExactly("runbooks:mine");
    }

    @Test
    void a_broken_file_is_named_and_nothing_else_of_it(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), "{\"objects\": [ {\"secret\": \"hunter2\"");

        assertThatThrownBy(() -> KnowledgeFiles.of(file, DocumentFormat.STIX, new SourceFacts("a", "a", "", "")))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageContaining("broken.json")
                .hasMessageNotContaining("hunter2");
        assertThat(KnowledgeFiles.of(folder.resolve("none"), DocumentFormat.STIX, new SourceFacts("a", "a", "", ""))
                        .chunks())
                .isEmpty();
    }

    private static List<IndexedChunk> entries() {
        return Arrays.stream(CATALOGUE)
                .map(row -> entry("x:" + row[0], row[0], row[1], row[2], 1))
                .toList();
    }

    private static IndexedChunk entry(String id, String reference, String name, String text, double weight) {
        return new IndexedChunk(
                new KnowledgeChunk(id, "x", reference, List.of("All", name), text, "", "", weight), null);
    }

    private static List<String> references(KnowledgeIndex index, String query, Set<String> sources) {
        return references(index, "default", query, sources);
    }

    private static List<String> references(KnowledgeIndex index, String tenant, String query, Set<String> sources) {
        return index.search(new KnowledgeRequest(tenant, query, 10, sources)).stream()
                .map(KnowledgeItem::reference)
                .toList();
    }

    /** Knows that boiling is hot and freezing is cold. */
    private static final class Axes implements Embedder {

        @Override
        public String model() {
            return "axes";
        }

        @Override
        public int dimensions() {
            return 2;
        }

        @Override
        public float[] embed(String text) {
            return Set.of("hot", "boiling").contains(text) ? new float[] {1, 0.1f} : new float[] {0.1f, 1};
        }
    }
}
