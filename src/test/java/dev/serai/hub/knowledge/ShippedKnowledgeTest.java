package dev.serai.hub.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.settings.KnowledgeSettings;
import dev.serai.knowledge.Guides;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.PreparedSource;
import dev.serai.knowledge.UnreadableDocument;
import dev.serai.scan.ScanRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the product ships is whole, says whose it is, and has what the product itself cites. */
class ShippedKnowledgeTest {

    private static final ShippedKnowledge ALL = with(KnowledgeSettings.SHIPPED);

    @ParameterizedTest
    @ValueSource(strings = {"attack", "nist"})
    void a_catalogue_is_what_its_file_says_and_becomes_the_same_file_again(String name) throws IOException {
        byte[] file = file(name);
        PreparedSource said = PreparedSource.read(new ByteArrayInputStream(file));
        List<KnowledgeChunk> chunks = PreparedSource.chunks(new ByteArrayInputStream(file));

        assertThat(said.source()).isEqualTo(name);
        assertThat(said.version()).isNotBlank();
        assertThat(said.originSha256()).matches("[0-9a-f]{64}");
        assertThat(chunks).hasSize(said.chunks());
        assertThat(chunks).extracting(KnowledgeChunk::id).doesNotHaveDuplicates();
        assertThat(chunks).allMatch(chunk -> chunk.licence().equals(said.licence()));
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        assertThat(PreparedSource.write(again, chunks, said.origin(), said.originSha256()))
                .isEqualTo(said);
        assertThat(plain(again.toByteArray())).isEqualTo(plain(file));
        assertThat(ALL.of(name)).extracting(ShippedSource::sha256).isEqualTo(said.sha256());
    }

    @Test
    void a_file_whose_chunks_were_changed_is_refused() throws IOException {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(changed)) {
            packed.write(plain(file("nist"))
                    .replaceFirst("Access Control", "Excess Control")
                    .getBytes(UTF_8));
        }

        assertThatThrownBy(() -> PreparedSource.chunks(new ByteArrayInputStream(changed.toByteArray())))
                .isInstanceOf(UnreadableDocument.class);
    }

    @Test
    void the_notice_names_what_the_files_are_and_the_terms_that_go_with_them() throws IOException {
        String notice = Files.readString(Path.of("NOTICE"));
        PreparedSource attack = PreparedSource.read(new ByteArrayInputStream(file("attack")));

        assertThat(notice)
                .contains(attack.licence(), "ATT&CK® " + attack.version(), "non-exclusive, royalty-free license")
                .contains("Copyright 2015-2025, The MITRE Corporation", "DISCLAIM ALL WARRANTIES")
                .contains("in the public domain", "CC0 1.0 Universal");
        assertThat(ShippedKnowledgeTest.class.getResource("/META-INF/NOTICE")).isNotNull();
    }

    @Test
    void whatever_a_scan_cites_can_be_looked_up() {
        Set<String> references = Stream.of("attack", "nist")
                .flatMap(name -> chunks(name).stream())
                .map(KnowledgeChunk::reference)
                .collect(Collectors.toSet());

        for (ScanRule rule : ScanRule.values()) {
            assertThat(references).as(rule.name()).containsAll(rule.techniques());
            assertThat(rule.controls())
                    .as(rule.name())
                    .allMatch(control -> control.startsWith("CIS ") || references.contains(control));
        }
    }

    @Test
    void a_guide_is_one_piece_that_begins_with_its_answer_and_loses_nothing() throws IOException {
        List<KnowledgeChunk> guides = guides();

        try (Stream<Path> pages = Files.list(Path.of("src/main/resources/serai/knowledge/guides"))) {
            assertThat(guides).hasSize((int) pages.count());
        }
        for (KnowledgeChunk guide : guides) {
            String page =
                    Files.readString(Path.of("src/main/resources/serai/knowledge/guides/" + guide.reference() + ".md"));
            assertThat(guide.text().indexOf('\n')).as(guide.reference()).isBetween(100, Guides.LEAD);
            assertThat(guide.text())
                    .as(guide.reference())
                    .hasSizeLessThan(3_000)
                    .doesNotContain("[redacted");
            assertThat(page.replaceAll("\\s+", " ").strip())
                    .as("nothing in it is taken for markup")
                    .isEqualTo("# " + guide.name() + " " + guide.text().replaceAll("\\s+", " "));
            assertThat(guide.id()).isEqualTo("serai:" + guide.reference());
        }
    }

    @Test
    void what_is_switched_off_says_nothing() throws IOException {
        ShippedKnowledge none = with(Set.of());

        assertThat(none.of("attack")).isNull();
        assertThat(none.guides()).isInstanceOfSatisfying(ShippedSource.class, guides -> assertThat(
                        guides.read().get().chunks())
                .isEmpty());
        assertThat(ALL.of("owasp"))
                .as("its terms would bind whoever changes it")
                .isNull();
        assertThatThrownBy(() -> new KnowledgeSettings(Map.of(), Set.of("owasp"), 0))
                .hasMessage("serai.knowledge.shipped is [owasp], allowed are [attack, nist, serai]");
    }

    static List<KnowledgeChunk> guides() throws IOException {
        return ((ShippedSource) ALL.guides()).read().get().chunks();
    }

    static List<KnowledgeChunk> chunks(String name) {
        ShippedSource shipped = ALL.of(name);
        assertThat(shipped).isNotNull();
        return shipped.read().get().chunks();
    }

    private static ShippedKnowledge with(Set<String> shipped) {
        return new ShippedKnowledge(new KnowledgeSettings(Map.of(), shipped, 0));
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream file =
                ShippedKnowledgeTest.class.getResourceAsStream("/serai/knowledge/" + name + ".chunks.gz")) {
            assertThat(file).isNotNull();
            return file.readAllBytes();
        }
    }

    private static String plain(byte[] packed) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(), UTF_8);
    }
}
