package dev.serai.hub.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LoadedRowTest {

    private static final LoadedRow NULL = new LoadedRow(Collections.singletonMap("a", null));

    private static LoadedRow of(Object value) {
        return new LoadedRow(Map.of("a", value));
    }

    @Test
    void a_value_has_the_type_that_is_asked_for() {
        Instant at = Instant.parse("2026-01-01T00:00:00.123456Z");
        UUID id = UUID.randomUUID();
        assertThat(of("x").text("a")).isEqualTo("x");
        assertThat(of(3L).number("a")).isEqualTo(3);
        assertThat(of(0.25).decimal("a")).isEqualTo(0.25);
        assertThat(of(3).numberOrNull("a")).isEqualTo(3L);
        assertThat(of(true).flag("a")).isTrue();
        assertThat(of(id).id("a")).isEqualTo(id);
        assertThat(of(id).idOrNull("a")).isEqualTo(id);
        assertThat(of(1L << 40).longNumber("a")).isEqualTo(1L << 40);
        assertThat(of(new byte[] {1}).bytes("a")).containsExactly(1);
        assertThat(of(Timestamp.from(at)).instant("a")).isEqualTo(at);
    }

    @Test
    void a_null_is_one_only_where_it_may_be() {
        assertThat(NULL.textOrNull("a")).isNull();
        assertThat(NULL.numberOrNull("a")).isNull();
        assertThat(NULL.instantOrNull("a")).isNull();
        assertThat(NULL.idOrNull("a")).isNull();
        assertThat(NULL.bytesOrNull("a")).isNull();
        assertThatThrownBy(() -> NULL.bytes("a")).hasMessage("column 'a' is null");
        assertThatThrownBy(() -> NULL.longNumber("a")).hasMessage("column 'a' is not a number");
        assertThatThrownBy(() -> NULL.decimal("a")).hasMessage("column 'a' is not a number");
        assertThatThrownBy(() -> NULL.text("a")).hasMessage("column 'a' is null");
        assertThatThrownBy(() -> NULL.instant("a")).hasMessage("column 'a' is null");
        assertThatThrownBy(() -> NULL.number("a")).hasMessage("column 'a' is not a number");
        assertThatThrownBy(() -> NULL.flag("a")).hasMessage("column 'a' is not true or false");
    }

    @Test
    void a_column_that_is_not_there_is_an_error_and_never_a_null() {
        assertThatThrownBy(() -> NULL.textOrNull("b"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the row has no column 'b'");
        assertThatThrownBy(() -> NULL.numberOrNull("b")).hasMessage("the row has no column 'b'");
        assertThatThrownBy(() -> NULL.idOrNull("b")).hasMessage("the row has no column 'b'");
        assertThatThrownBy(() -> NULL.bytesOrNull("b")).hasMessage("the row has no column 'b'");
        assertThatThrownBy(() -> NULL.instantOrNull("b")).hasMessage("the row has no column 'b'");
    }

    @Test
    void another_type_is_an_error() {
        assertThatThrownBy(() -> of("x").number("a")).hasMessage("column 'a' is not a number");
        assertThatThrownBy(() -> of("x").bytes("a")).hasMessage("column 'a' is not bytes");
        assertThatThrownBy(() -> of("x").instant("a")).hasMessage("column 'a' is not a time");
    }
}
