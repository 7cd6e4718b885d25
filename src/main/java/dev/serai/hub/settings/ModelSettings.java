package dev.serai.hub.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * All models that this hub may ask: {@code serai.models.<name>.*}, and {@code serai.llm.*} as the one called
 * {@value #DEFAULT}. There may be none. How they are used says {@link ModelUseSettings}.
 *
 * @param llm the model {@value #DEFAULT}, where it is configured
 * @param models the others by name
 * @param modelUse which is asked when, and how much
 */
@ConfigurationProperties("serai")
public record ModelSettings(
        @DefaultValue Model llm, @DefaultValue Map<String, Model> models, @DefaultValue ModelUseSettings modelUse) {

    /** The name of the model that {@code serai.llm} describes. */
    public static final String DEFAULT = "default";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

    public ModelSettings {
        Map<String, Model> all = new LinkedHashMap<>();
        if (llm.baseUrl() != null) {
            checkModel("serai.llm", llm);
            all.put(DEFAULT, llm);
        }
        models.forEach(ModelSettings::check);
        all.putAll(new TreeMap<>(models));
        modelUse.check(all.keySet());
        models = Collections.unmodifiableMap(all);
    }

    /** The model that is asked where nobody has chosen; null where there is none. */
    public @Nullable String system() {
        return modelUse.model() == null ? models.keySet().stream().findFirst().orElse(null) : modelUse.model();
    }

    /** How long an answer of the slowest model may take; zero where there is none. */
    public Duration slowest() {
        return Duration.ofMillis(
                models.values().stream().mapToInt(Model::timeoutMs).max().orElse(0));
    }

    private static void check(String name, Model model) {
        String property = "serai.models." + name;
        require(
                NAME.matcher(name).matches(),
                property + ": a model's name is 1 to 40 of a-z, 0-9 and -, with no - at its ends");
        require(!name.equals(DEFAULT), property + ": the model " + DEFAULT + " is configured by serai.llm");
        checkModel(property, model);
    }

    private static void checkModel(String property, Model model) {
        URI baseUrl = model.baseUrl();
        require(
                baseUrl != null && ("http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme())),
                property + ".base-url is missing, or not an http or https address");
        require(!model.model().isBlank(), property + ".model is missing: the model's name at its endpoint");
        within(property + ".timeout-ms", model.timeoutMs(), 100, 300_000);
        within(property + ".max-tokens", model.maxTokens(), 100, 100_000);
        within(property + ".context-tokens", model.contextTokens(), 0, 10_000_000);
        price(property + ".price-in", model.priceIn());
        price(property + ".price-out", model.priceOut());
        LlmSettings.structure(property, model.structuredOutput());
    }

    private static void price(String property, BigDecimal price) {
        require(
                price.signum() >= 0 && price.compareTo(BigDecimal.valueOf(1_000_000)) <= 0,
                property + " is " + price.toPlainString() + ", allowed are 0 to 1000000 for a million tokens");
    }

    private static void within(String property, int value, int least, int most) {
        require(value >= least && value <= most, property + " is " + value + ", allowed are " + least + " to " + most);
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * One model behind an OpenAI-compatible endpoint.
     *
     * @param baseUrl the API up to its version
     * @param apiKey the key it asks for, if it does
     * @param model its name there
     * @param timeoutMs how long one answer may take, in milliseconds
     * @param maxTokens the longest answer, in tokens
     * @param contextTokens how much question and answer it takes together; 0 where that is not known
     * @param priceIn of a million tokens of questions, in whatever currency the others are
     * @param priceOut of a million tokens of answers
     * @param structuredOutput how it is asked for JSON: {@code json-schema}, {@code json-object} or {@code none}
     * @param tools whether it is offered tools
     */
    public record Model(
            @Nullable URI baseUrl,
            @Nullable String apiKey,
            @DefaultValue("") String model,
            @DefaultValue("20000") int timeoutMs,
            @DefaultValue("1500") int maxTokens,
            @DefaultValue("0") int contextTokens,
            @DefaultValue("0") BigDecimal priceIn,
            @DefaultValue("0") BigDecimal priceOut,
            @DefaultValue("json-schema") String structuredOutput,
            @DefaultValue("true") boolean tools) {

        public Model {
            baseUrl = baseUrl == null || baseUrl.toString().isBlank() ? null : baseUrl;
            apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey;
        }

        public LlmSettings.Structure structure() {
            return LlmSettings.structure("serai.models", structuredOutput);
        }

        /** Without the key, and without the address, which may hold one. */
        @Override
        public String toString() {
            return "Model[model=" + model + ", timeoutMs=" + timeoutMs + "]";
        }
    }
}
