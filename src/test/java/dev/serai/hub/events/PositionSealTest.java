package dev.serai.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.event.StreamPosition;
import dev.serai.event.StreamSnapshot;
import dev.serai.hub.TestKeys;
import dev.serai.hub.settings.KeySettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionSealTest {

    private static final String SIGNING = TestKeys.pkcs8("Ed25519", 255);
    private static final KeySettings KEYS = new KeySettings(
            TestKeys.pkcs8("EC", 256), SIGNING, Base64.getEncoder().encodeToString(new byte[32]), SIGNING);
    private static final StreamPosition POSITION =
            StreamPosition.at(new StreamSnapshot(81_234_567, List.of(81_234_500L)));

    private final PositionSeal seal = seal();

    static PositionSeal seal() {
        return new PositionSeal(KEYS);
    }

    @Test
    void it_comes_back_for_its_tenant_alone() {
        String text = seal.text("default", POSITION);

        assertThat(seal.find("default", text)).isEqualTo(POSITION);
        assertThat(seal.find("acme", text)).isEqualTo(PositionSeal.UNKNOWN);
    }

    @Test
    void what_it_has_not_written_is_unknown_and_stays_so() {
        for (String text : List.of(
                "",
                "-1",
                "81234567",
                "latest",
                "a",
                "é",
                POSITION.text(),
                "A".repeat(6_000),
                "1_2_" + "f".repeat(32))) {
            assertThat(seal.find("default", text)).as(text).isEqualTo(PositionSeal.UNKNOWN);
        }
        assertThat(seal.find("default", seal.text("default", PositionSeal.UNKNOWN)))
                .isEqualTo(PositionSeal.UNKNOWN);
        assertThat(PositionSeal.UNKNOWN.isAhead(new StreamSnapshot(999_999_999_999_999_999L, List.of())))
                .isTrue();
    }

    @Test
    void it_says_nothing_of_how_much_others_write() {
        String text = seal.text("default", POSITION);

        assertThat(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1))
                .doesNotContain("81234567");
        assertThat(seal.text("default", POSITION)).isNotEqualTo(text);
        assertThat(seal.text("default", StreamPosition.at(new StreamSnapshot(7, List.of()))))
                .hasSameSizeAs(text);
    }
}
