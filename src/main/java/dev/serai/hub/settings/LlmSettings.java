package dev.serai.hub.settings;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The model called {@code default}, {@code serai.llm}. Without a base URL there is no such model; {@link ModelSettings} has all.
 *
 * @param baseUrl an OpenAI-compatible API up to its version, for instance {@code http://localhost:11434/v1}
 * @param apiKey the key it asks for, if it does
 * @param model the model's name there
 * @param timeoutMs how long one answer may take, in milliseconds
 * @param maxTokens the longest answer, in tokens
 * @param structuredOutput how the endpoint is asked for JSON: {@code json-schema}, {@code json-object} or {@code none}
 * @param cacheEntries how many checked answers are kept
 * @param tools whether the model may ask for more evidence of an incident's objects, a few times
 */
@ConfigurationProperties("serai.llm")
public record LlmSettings(
        @Nullable URI baseUrl,
        @Nullable String apiKey,
        @Nullable String model,
        @DefaultValue("20000") int timeoutMs,
        @DefaultValue("1500") int maxTokens,
        @DefaultValue("json-schema") String structuredOutput,
        @DefaultValue("500") int cacheEntries,
        @DefaultValue("true") boolean tools) {

    /** How an endpoint is asked for JSON. */
    public enum Structure {
        JSON_SCHEMA,
        JSON_OBJECT,
        NONE;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public LlmSettings {
        baseUrl = baseUrl == null || baseUrl.toString().isBlank() ? null : baseUrl;
        apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey;
        model = model == null || model.isBlank() ? null : model;
        if (baseUrl != null && !("http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme()))) {
            throw new IllegalArgumentException("serai.llm.base-url is not an http or https address");
        }
        if (baseUrl != null && model == null) {
            throw new IllegalArgumentException(
                    "serai.llm.model is missing: serai.llm.base-url needs the name of a model");
        }
        check("timeout-ms", timeoutMs, 100, 300_000);
        check("max-tokens", maxTokens, 100, 100_000);
        check("cache-entries", cacheEntries, 0, 100_000);
        structure("serai.llm", structuredOutput);
    }

    /** Whether there is a model at all. */
    public boolean configured() {
        return baseUrl != null;
    }

    public Structure structure() {
        return structure("serai.llm", structuredOutput);
    }

    static Structure structure(String property, String code) {
        return Arrays.stream(Structure.values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(property + ".structured-output is '" + code
                        + "', allowed are: "
                        + Arrays.stream(Structure.values()).map(Structure::code).collect(Collectors.joining(", "))));
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "serai.llm." + name + " is " + value + ", allowed are " + least + " to " + most);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "LlmSettings[baseUrl=" + baseUrl + ", model=" + model + ", timeoutMs=" + timeoutMs + "]";
    }
}
