package dev.serai.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a row's columns as the fields of one object, in the order of the calls; a null is written, never left out. */
final class Fields {

    /** Always three digits of a second, so that texts sort as times do. */
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final JsonGenerator out;
    private final WireRow row;

    private Fields(JsonGenerator out, WireRow row) {
        this.out = out;
        this.row = row;
    }

    static void write(JsonGenerator out, WireRow row, Shape shape) throws IOException {
        out.writeStartObject();
        shape.write(new Fields(out, row));
        out.writeEndObject();
    }

    void text(String name) throws IOException {
        out.writeFieldName(name);
        out.writeString(row.text(name));
    }

    void number(String name) throws IOException {
        BigDecimal value = row.number(name);
        out.writeFieldName(name);
        out.writeNumber(value);
    }

    void flag(String name) throws IOException {
        Boolean value = row.flag(name);
        out.writeFieldName(name);
        if (value == null) {
            out.writeNull();
        } else {
            out.writeBoolean(value);
        }
    }

    void instant(String name) throws IOException {
        Instant value = row.instant(name);
        out.writeFieldName(name);
        out.writeString(value == null ? null : INSTANT.format(value));
    }

    /** A JSON object whose keys are the data's own, as it is stored. */
    void json(String name) throws IOException {
        Object value = row.value(name);
        out.writeFieldName(name);
        if (value instanceof String text) {
            out.writeRawValue(text);
        } else {
            out.writeObject(value);
        }
    }

    void texts(String name) throws IOException {
        List<@Nullable Object> values = row.elements(name);
        out.writeFieldName(name);
        if (values == null) {
            out.writeNull();
            return;
        }
        out.writeStartArray();
        for (Object value : values) {
            out.writeString(value == null ? null : value.toString());
        }
        out.writeEndArray();
    }

    void list(String name, Shape shape) throws IOException {
        List<@Nullable Object> values = row.elements(name);
        out.writeFieldName(name);
        if (values == null) {
            out.writeNull();
            return;
        }
        out.writeStartArray();
        for (Object value : values) {
            write(out, nested(name, value, row.isStored(name)), shape);
        }
        out.writeEndArray();
    }

    /** An object of a shape, or null. */
    void object(String name, Shape shape) throws IOException {
        Object value = row.value(name);
        out.writeFieldName(name);
        if (value == null) {
            out.writeNull();
        } else {
            write(out, nested(name, value, true), shape);
        }
    }

    @SuppressWarnings("unchecked")
    private static WireRow nested(String name, @Nullable Object value, boolean stored) {
        if (value instanceof Map<?, ?> map) {
            return new WireRow((Map<String, @Nullable Object>) map, stored);
        }
        throw new IllegalArgumentException("an element of '" + name + "' is not an object");
    }
}
