package dev.serai.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChunkersTest {

    private static final SourceFacts ATTACK = new SourceFacts("attack", "attack", "", "a licence");
    private static final SourceFacts NIST = new SourceFacts("nist", "nist", "", "");
    private static final SourceFacts RUNBOOKS = new SourceFacts("runbooks", "runbook", "", "");

    @Test
    void techniques_mitigations_and_tactics_have_ids_titles_and_what_mitigates_them() {
        Map<String, KnowledgeChunk> chunks = byId(StixChunker.read(file("bundle.json"), ATTACK));

        assertThat(chunks)
                .containsOnlyKeys(
                        "attack:T9001",
                        "attack:T9001.002",
                        "attack:T9001.002#mitigations",
                        "attack:T9001.002#detection",
                        "attack:T9005",
                        "attack:M9001",
                        "attack:TA9001");
        KnowledgeChunk shell = chunks.get("attack:T9001.002");
        assertThat(shell.title()).isEqualTo("Execution › Shells › Moon Shell");
        assertThat(shell.reference()).isEqualTo("T9001.002");
        assertThat(shell.text())
                .isEqualTo("Somebody may run commands in a Moon Shell. It reads ~/.moonrc & more.\n\n"
                        + "The second paragraph names moonsh.exe.");
        assertThat(shell.version()).isEqualTo("99.1");
        assertThat(shell.licence()).isEqualTo("a licence");
        assertThat(chunks.get("attack:T9001.002#mitigations").text())
                .isEqualTo("M9001 Run What Is Listed: Let only listed programs run.");
        assertThat(chunks.get("attack:T9001.002#mitigations").reference()).isEqualTo("T9001.002");
        assertThat(chunks.get("attack:M9001").text()).isEqualTo("Keep a list.\n\nMitigates: T9001.002 Moon Shell");
    }

    @Test
    void what_happens_elsewhere_or_only_names_others_counts_less() {
        Map<String, KnowledgeChunk> chunks = byId(StixChunker.read(file("bundle.json"), ATTACK));

        assertThat(chunks.get("attack:T9001").weight()).isEqualTo(1);
        assertThat(List.of("attack:T9005", "attack:M9001", "attack:TA9001", "attack:T9001.002#detection"))
                .allSatisfy(id -> assertThat(chunks.get(id).weight()).isLessThan(1));
    }

    @Test
    void controls_have_their_parameters_filled() {
        Map<String, KnowledgeChunk> chunks = byId(OscalChunker.read(file("catalog.json"), NIST));

        assertThat(chunks).containsOnlyKeys("nist:XA-1", "nist:XA-1#guidance", "nist:XA-1(1)");
        assertThat(chunks.get("nist:XA-1").text())
                .isEqualTo("The organisation:\na. Rotates keys [how often], at the latest after ninety days;\n"
                        + "b. Then does [one or more of: alert [the owner]; lock the account].");
        assertThat(chunks.get("nist:XA-1(1)").title()).isEqualTo("Keys › Key Rotation › By Itself");
        assertThat(chunks.get("nist:XA-1(1)").text())
                .isEqualTo("Keys rotate without a person; [how often], [unknown].");
        assertThat(chunks.get("nist:XA-1").version()).isEqualTo("7.2");
    }

    @Test
    void a_runbook_is_cut_at_its_headings() {
        String text =
                """
                ---
                owner: us
                ---
                # Roll back the cart

                Do this when **it** crashes. See [the board](https://example.org/b).

                ## Steps ##
                ```
                # no heading
                kubectl rollout undo deployment/cart
                ```
                Then wait.
                <!-- nobody reads this -->

                Afterwards
                ----------
                Tell the others.

                ## Steps
                The second of that name.
                ## Nothing
                """;

        List<KnowledgeChunk> chunks = MarkdownChunker.read(text, "cart/rollback", RUNBOOKS);

        assertThat(chunks)
                .extracting(KnowledgeChunk::id)
                .containsExactly(
                        "runbook:cart:rollback",
                        "runbook:cart:rollback#steps",
                        "runbook:cart:rollback#afterwards",
                        "runbook:cart:rollback#steps-2");
        assertThat(chunks.get(0).text()).isEqualTo("Do this when it crashes. See the board.");
        assertThat(chunks.get(1).title()).isEqualTo("Roll back the cart › Steps");
        assertThat(chunks.get(1).text())
                .contains("# no heading", "rollout undo")
                .doesNotContain("nobody");
        assertThat(chunks).extracting(KnowledgeChunk::reference).containsOnly("cart/rollback");
    }

    @Test
    void a_document_may_bear_a_reference_and_long_sections_become_several() {
        String text = "# A07:2025 Bad Keys ![icon](a.png){: style=\"x\"}\n\n## Description.\n\n"
                + "A sentence of this section is written here. ".repeat(200);

        List<KnowledgeChunk> chunks = MarkdownChunker.read(text, "A07_2025-Bad_Keys", RUNBOOKS);

        assertThat(chunks).extracting(KnowledgeChunk::reference).containsOnly("A07:2025");
        assertThat(chunks)
                .extracting(KnowledgeChunk::id)
                .containsExactly(
                        "runbook:A07:2025#description",
                        "runbook:A07:2025#description~2",
                        "runbook:A07:2025#description~3");
        assertThat(chunks.get(0).title()).isEqualTo("A07:2025 Bad Keys › Description");
    }

    @Test
    void the_hash_changes_with_titles_and_text_only() {
        KnowledgeChunk chunk = MarkdownChunker.read("# A\ntext", "a", RUNBOOKS).get(0);

        assertThat(MarkdownChunker.read("# A\n\ntext\n", "b", NIST).get(0).sha256())
                .isEqualTo(chunk.sha256());
        assertThat(MarkdownChunker.read("# A\nText", "a", RUNBOOKS).get(0).sha256())
                .isNotEqualTo(chunk.sha256());
        assertThat(MarkdownChunker.read("# B\ntext", "a", RUNBOOKS).get(0).sha256())
                .isNotEqualTo(chunk.sha256());
    }

    @Test
    void what_is_not_such_a_document_is_refused_without_quoting_it() {
        List<String> broken = List.of(
                "",
                "no json",
                "[]",
                "{}",
                "{\"objects\": 7}",
                "{\"objects\": [",
                "{\"catalog\": []}",
                "{\"catalog\": {\"groups\": {}}}",
                "{\"objects\": [{\"secret\": \"hunter2\"");

        assertThat(broken).allSatisfy(text -> {
            assertThatThrownBy(() -> StixChunker.read(stream(text), ATTACK))
                    .isInstanceOf(UnreadableDocument.class)
                    .hasMessageNotContaining("hunter2");
            assertThatThrownBy(() -> OscalChunker.read(stream(text), NIST)).isInstanceOf(UnreadableDocument.class);
        });
        assertThatThrownBy(() -> StixChunker.read(stream("{\"objects\":[" + "[".repeat(100_000)), ATTACK))
                .isInstanceOf(UnreadableDocument.class);
    }

    static InputStream file(String name) {
        return ChunkersTest.class.getResourceAsStream("/knowledge/" + name);
    }

    @Test
    void what_stands_in_code_is_no_markup() {
        assertThat(MarkdownChunker.read(
                                """
                                # Logs

                                Read `kubectl logs <pod> && x` <b>first</b>.

                                ```
                                kubectl delete pod <pod>
                                ```
                                """,
                                "logs",
                                new SourceFacts("runbooks", "runbook", "", ""))
                        .get(0)
                        .text())
                .isEqualTo("Read `kubectl logs <pod> && x` first.\n\nkubectl delete pod <pod>");
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, KnowledgeChunk> byId(List<KnowledgeChunk> chunks) {
        return chunks.stream().collect(Collectors.toMap(KnowledgeChunk::id, Function.identity()));
    }
}
