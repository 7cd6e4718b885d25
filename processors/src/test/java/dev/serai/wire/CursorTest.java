package dev.serai.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Property
    void what_it_writes_it_reads(
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000_000L) long micros, @ForAll long id) {
        Instant at = Instant.EPOCH.plusNanos(micros * 1000);
        Row row = new Row(Map.of("cursor_at", at, "id", new UUID(id, ~id)));

        Cursor cursor = Cursor.after(row, "0123456789abcdef");

        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]{1,128}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "!!", "aW5maW5pdHl8eA", "MjAyNi0xMS0yMVQwODozMDowMFp8eA", "fA"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
