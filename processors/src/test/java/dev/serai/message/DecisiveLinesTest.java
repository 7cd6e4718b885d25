package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecisiveLinesTest {

    @Test
    void the_first_lines_that_say_what_went_wrong_are_shown_each_once_whatever_time_it_begins_with() {
        String log =
                """
                2026-11-22T05:33:00Z starting
                2026-11-22T05:33:01Z ERROR variable CART_STORE_URL is not set
                2026-11-22T05:33:09Z ERROR variable CART_STORE_URL is not set
                  panic: cannot start
                bye""";

        assertThat(DecisiveLines.of(log, 2))
                .containsExactly(
                        "2026-11-22T05:33:01Z ERROR variable CART_STORE_URL is not set", "panic: cannot start");
        assertThat(DecisiveLines.key("2026-11-22 05:33:01.123+01:00 ERROR x")).isEqualTo("ERROR x");
        assertThat(DecisiveLines.key("failed: cart-lgrlbhtwcw-lndqm"))
                .isEqualTo(DecisiveLines.key("failed: cart-lgrlbhtwcw-jlpjv"));
    }

    @Test
    void without_any_the_last_lines_are_shown() {
        assertThat(DecisiveLines.of("one\n\ntwo\nthree\n", 2)).containsExactly("two", "three");
        assertThat(DecisiveLines.of(" \n", 2)).isEmpty();
    }
}
