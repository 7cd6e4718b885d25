package dev.serai.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Property
    void what_it_writes_it_reads(
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000_000L) long micros, @ForAll long id) {
        Instant at = Instant.EPOCH.plusNanos(micros * 1000);
        WireRow row = new WireRow(Map.of("cursor_at", at, "id", new UUID(id, ~id)));

        Cursor cursor = Cursor.after(row, "0123456789abcdef");

        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]{1,128}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "!!", "aW5maW5pdHl8eA", "MjAyNi0xMS0yMVQwODozMDowMFp8eA", "fA"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The lowest bits of the last character stand for nothing. */
    @Test
    void another_spelling_of_a_cursor_is_refused() {
        // 16, 17 and 18 characters leave each number of such bits over that there is
        for (String listed : List.of("0123456789abcdef", "0123456789abcdef0", "0123456789abcdef01")) {
            String text = Cursor.after(new WireRow(Map.of("cursor_at", Instant.EPOCH, "id", new UUID(1, 2))), listed)
                    .text();
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            long same = digits.chars()
                    .mapToObj(last -> text.substring(0, text.length() - 1) + (char) last)
                    .filter(other -> !other.equals(text)
                            && Arrays.equals(Base64.getUrlDecoder().decode(other), bytes))
                    .peek(other ->
                            assertThatThrownBy(() -> Cursor.parse(other)).isInstanceOf(IllegalArgumentException.class))
                    .count();
            assertThat(same).isEqualTo(text.length() % 4 == 0 ? 0 : text.length() % 4 == 2 ? 15 : 3);
            assertThat(Cursor.parse(text).listed()).isEqualTo(listed);
        }
    }
}
