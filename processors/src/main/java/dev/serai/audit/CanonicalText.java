package dev.serai.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.json.StrictJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON in one form: no white space, members sorted by the UTF-16 code units of their names, numbers as exact decimals
 * without trailing zeros. Unlike RFC 8785 it has a form for every JSON value, because sealing must never get stuck.
 */
final class CanonicalText {

    /** The longest number that a database's JSON holds, with room: 131,072 digits, a point and 16,383 more. */
    private static final int NUMBER_LENGTH = 150_000;

    private static final JsonMapper JSON = StrictJson.mapper(1000, NUMBER_LENGTH)
            .rebuild()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private CanonicalText() {}

    static JsonParser parser(String json) throws IOException {
        return JSON.createParser(json);
    }

    /** @throws IllegalArgumentException when it is not one JSON value, or has a member twice */
    static @Nullable Object parse(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static String of(@Nullable Object value) {
        try {
            return JSON.writeValueAsString(sorted(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON value: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, @Nullable Object> members = new TreeMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), sorted(member)));
            return members;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CanonicalText::sorted).toList();
        }
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }
}
