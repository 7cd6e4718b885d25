package dev.serai.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.digest.Sha256;
import dev.serai.json.StrictJson;
import java.util.List;
import java.util.Map;

/**
 * Facts as JSON, and back. The same facts are the same text: names in the order of the alphabet, nothing for what is not
 * there, numbers as short as they can be. A point is {@code [seconds since 1970, value]}; other times are RFC 3339.
 */
public final class FactJson {

    /** Of facts that are stored as evidence. */
    public static final String MEDIA_TYPE = "application/vnd.serai.facts+json";

    /** Longest text that is read, in characters. */
    public static final int MAX_CHARACTERS = 2 << 20;

    private static final int DEPTH = 12;

    private static final JsonMapper MAPPER = StrictJson.mapper(DEPTH)
            .rebuild()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(FactTypes.module())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .withConfigOverride(List.class, type -> type.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(Map.class, type -> type.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private FactJson() {}

    /** In the canonical form. */
    public static String write(FactSet facts) {
        try {
            return MAPPER.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts are always JSON", e);
        }
    }

    /** SHA-256 of the canonical form, 64 hex digits. */
    public static String sha256(FactSet facts) {
        return Sha256.hex(write(facts));
    }

    /** @throws IllegalArgumentException saying what is wrong, without repeating the input */
    public static FactSet read(String json) {
        if (json.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("facts are longer than " + MAX_CHARACTERS + " characters");
        }
        try {
            return MAPPER.readValue(json, FactSet.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(reason(e), e);
        }
    }

    /** @throws IllegalArgumentException saying what is wrong, without repeating the input */
    public static FactSet read(JsonNode tree) {
        try {
            return MAPPER.treeToValue(tree, FactSet.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(reason(e), e);
        }
    }

    private static String reason(JsonProcessingException failure) {
        String own = failure.getCause() instanceof IllegalArgumentException
                        || failure.getCause() instanceof NullPointerException
                ? String.valueOf(failure.getCause().getMessage())
                : "not as facts are written";
        return failure instanceof JsonMappingException where ? FactTypes.path(where) + own : own;
    }
}
