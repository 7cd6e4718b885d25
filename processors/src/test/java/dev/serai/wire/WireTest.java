package dev.serai.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden files under {@code wire/} are the released bytes: they change only when a field is added. */
class WireTest {

    private static final Path GOLDEN = Path.of("src/test/resources/wire");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> shapes() {
        return Wire.SHAPES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void a_full_row_is_written_as_released(String shape) throws IOException {
        assertThat(Wire.item(shape, new WireRow(full(shape)))).isEqualTo(golden(shape, "full"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void a_row_without_any_value_has_every_key_and_only_nulls(String shape) throws IOException {
        Map<String, Object> nulls = full(shape);
        nulls.replaceAll((column, value) -> null);

        String written = Wire.item(shape, new WireRow(nulls));

        assertThat(written).isEqualTo(golden(shape, "null"));
        assertThat(keys(written)).isEqualTo(keys(golden(shape, "full")));
        JSON.readTree(written).forEach(value -> assertThat(value.isNull()).isTrue());
    }

    @Test
    void each_shape_has_its_golden_files_and_no_other_is_there() throws IOException {
        TreeSet<String> expected = new TreeSet<>();
        shapes().forEach(shape -> expected.addAll(List.of(shape + ".full.json", shape + ".null.json")));
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void a_page_says_where_the_next_begins_and_the_last_says_null() {
        List<WireRow> rows =
                List.of(row("00000000-0000-7000-8000-000000000002"), row("00000000-0000-7000-8000-000000000001"));

        Page first = Page.of(rows, 1, "l");

        assertThat(first.rows()).hasSize(1);
        assertThat(Cursor.parse(first.nextCursor()))
                .isEqualTo(new Cursor("l", "2026-11-21T08:30:00.123456Z", "00000000-0000-7000-8000-000000000002"));
        assertThat(Page.of(rows, 2, "l").nextCursor()).isNull();
        assertThat(Wire.page("UserIdentity", new Page(List.of(), null)))
                .isEqualTo("{\"items\":[],\"next_cursor\":null}");
    }

    @Test
    void text_comes_back_unchanged() throws IOException {
        String naughty = "\"\\/\b\f\n\r\t<script>\u202e\u200b\ud83d\udc2b\u0001 ' ; -- ${x} {{y}}";

        String written = Wire.item("UserIdentity", identity(naughty));

        assertThat(JSON.readTree(written).path("channel").asText()).isEqualTo(naughty);
    }

    @Test
    void an_unknown_shape_and_a_wrong_type_are_said() {
        assertThatThrownBy(() -> Wire.item("Nothing", new WireRow(Map.of())))
                .hasMessageContaining("Unknown shape 'Nothing'");
        assertThatThrownBy(() -> Wire.item("Automation", new WireRow(Map.of("paused", "yes"))))
                .hasMessage("column 'paused' is not true or false but String");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void a_column_that_is_missing_is_an_error_that_names_it(String shape) throws IOException {
        for (String column : keys(golden(shape, "full"))) {
            Map<String, Object> row = full(shape);
            row.remove(column);
            assertThatThrownBy(() -> Wire.item(shape, new WireRow(row)))
                    .as(column)
                    .hasMessageContaining("the row has no column '" + column + "'");
        }
    }

    @Test
    void what_an_earlier_version_stored_without_a_field_is_still_written_and_what_a_bean_leaves_out_is_not()
            throws IOException {
        Map<String, Object> me = full("Me");
        me.put("identities", "[{\"channel\":\"slack\"}]");
        assertThat(Wire.item("Me", new WireRow(me))).contains("[{\"channel\":\"slack\",\"external_id\":null}]");

        me.put("identities", List.of(Map.of("channel", "slack")));
        assertThatThrownBy(() -> Wire.item("Me", new WireRow(me))).hasMessageContaining("'external_id'");
    }

    private static WireRow identity(String channel) {
        return new WireRow(Map.of("channel", channel, "external_id", "1"));
    }

    private static WireRow row(String id) {
        return new WireRow(Map.of("id", id, "cursor_at", java.time.Instant.parse("2026-11-21T08:30:00.123456Z")));
    }

    private static Map<String, Object> full(String shape) throws IOException {
        // Whatever the contract says about the field's type, the sample row holds a value of it.
        return new HashMap<>(SampleRows.of(shape));
    }

    private static List<String> keys(String json) throws IOException {
        List<String> keys = new java.util.ArrayList<>();
        JSON.readTree(json).fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static String golden(String shape, String kind) throws IOException {
        return Files.readString(GOLDEN.resolve(shape + "." + kind + ".json"), StandardCharsets.UTF_8)
                .stripTrailing();
    }
}
