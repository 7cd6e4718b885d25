package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WholeSignsTest {

    private static final String ROCKET = "\uD83D\uDE80";

    @Test
    void no_sign_is_cut_in_half() {
        assertThat(WholeSigns.first("ab" + ROCKET, 3)).isEqualTo("ab");
        assertThat(WholeSigns.first("ab" + ROCKET, 4)).isEqualTo("ab" + ROCKET);
        assertThat(WholeSigns.first(ROCKET, 1)).isEmpty();
        assertThat(WholeSigns.first("ab", 0)).isEmpty();
        assertThat(WholeSigns.cut("ab" + ROCKET, 4)).isEqualTo("ab" + ROCKET);
        assertThat(WholeSigns.cut("ab" + ROCKET, 3)).isEqualTo("ab…");
    }
}
