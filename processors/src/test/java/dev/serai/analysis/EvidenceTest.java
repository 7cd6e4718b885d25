package dev.serai.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static Evidence of(Observation seen) {
        return Evidence.of(seen, new UUID(1, 1), "default", new UUID(2, 2), Instant.EPOCH);
    }

    @Test
    void text_is_stored_without_its_secrets_and_hashed_as_stored() {
        Evidence evidence = of(Observation.ofText(EvidenceKind.LOG, "test", "login failed, password=hunter22"));

        assertThat(evidence.excerpt()).isEqualTo("login failed, password=[redacted:secret]");
        assertThat(evidence.body().sha256()).isEqualTo(Sha256.hex("login failed, password=[redacted:secret]"));
    }

    @Test
    void bytes_are_hashed_as_they_are_and_shown_as_far_as_they_can_be_read() {
        byte[] bytes = "MZ\0\1\2hello world\0\0token=abcdefgh12".getBytes(StandardCharsets.ISO_8859_1);

        Evidence evidence = of(new Observation(
                EvidenceKind.ARTEFACT, "artefact", "", new Content(bytes, "application/x-dosexec"), null, null));

        assertThat(evidence.excerpt()).isEqualTo("hello world\ntoken=[redacted:secret]");
        assertThat(evidence.body().sha256()).isEqualTo(Sha256.hex(bytes));
        assertThat(evidence.body().sizeBytes()).isEqualTo(bytes.length);
        assertThat(evidence.body().contentType()).isEqualTo("application/x-dosexec");
    }

    @Test
    void a_secret_that_a_cut_would_split_is_taken_out_before_the_cut() {
        String secret = "S".repeat(40);
        String text = "x".repeat(4_060) + " password=" + secret + " " + "y".repeat(9_000);

        assertThat(of(Observation.ofText(EvidenceKind.LOG, "test", text)).excerpt())
                .doesNotContain("SSSS");
    }

    @Test
    void what_a_database_refuses_is_replaced() {
        assertThat(Excerpt.storable("a\0b\ud800c😀")).isEqualTo("a\uFFFDb\uFFFDc😀");
    }

    @Property(tries = 300)
    void an_excerpt_is_never_longer_than_allowed_and_keeps_both_ends(
            @ForAll String text, @ForAll @IntRange(min = 1, max = 300) int times) {
        String whole = Excerpt.storable(text.repeat(times));

        String cut = Excerpt.cut(whole, 256);

        assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(256);
        assertThat(Excerpt.storable(cut)).isEqualTo(cut);
        if (!cut.equals(whole)) {
            assertThat(whole).startsWith(cut.substring(0, cut.indexOf("\n… ")));
            assertThat(whole).endsWith(cut.substring(cut.lastIndexOf(" …\n") + 3));
        }
    }
}
