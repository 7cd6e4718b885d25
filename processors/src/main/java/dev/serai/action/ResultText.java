package dev.serai.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A result for people and patterns: YAML, in which the lines of a text stay lines. */
public final class ResultText {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .build());

    private ResultText() {}

    /** @throws IllegalArgumentException if something in it is no JSON value */
    public static String of(Map<String, ? extends @Nullable Object> values) {
        try {
            return YAML.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an executor answered something that is no JSON value", e);
        }
    }
}
