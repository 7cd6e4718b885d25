package dev.serai.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ModelSettingsTest {

    private static final String SECRET = "sk-secret-that-nobody-sees";

    private static ModelSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("serai", ModelSettings.class);
    }

    private static String refusal(Map<String, String> properties) {
        Throwable[] thrown = new Throwable[1];
        assertThatThrownBy(() -> bind(properties)).satisfies(failure -> thrown[0] = failure);
        while (thrown[0].getCause() != null) {
            thrown[0] = thrown[0].getCause();
        }
        return thrown[0].getMessage();
    }

    @Test
    void there_may_be_none() {
        assertThat(bind(Map.of()).models()).isEmpty();
        assertThat(bind(Map.of()).system()).isNull();
    }

    @Test
    void the_old_settings_are_the_model_default_and_asked_first() {
        ModelSettings settings = bind(Map.of(
                "serai.llm.base-url", "http://localhost:1/v1",
                "serai.llm.model", "one",
                "serai.models.another.base-url", "http://localhost:2/v1",
                "serai.models.another.model", "two",
                "serai.models.another.api-key", SECRET));
        assertThat(settings.models()).containsOnlyKeys("default", "another");
        assertThat(settings.system()).isEqualTo("default");
        assertThat(settings.models().get("default").timeoutMs()).isEqualTo(20_000);
        assertThat(settings.toString()).doesNotContain(SECRET);
    }

    @Test
    void tenants_and_channels_choose_among_what_is_configured() {
        Map<String, String> one = Map.of("serai.models.x.base-url", "http://h/v1", "serai.models.x.model", "m");
        Map<String, String> chosen = new HashMap<>(one);
        chosen.put("serai.model-use.tenants.acme", "x");
        chosen.put("serai.model-use.channels.slack", "x");
        assertThat(bind(chosen).modelUse().tenants()).containsEntry("acme", "x");

        chosen.put("serai.model-use.tenants.acme", "y");
        assertThat(refusal(chosen)).isEqualTo("serai.model-use.tenants.acme is 'y', configured are: [x]");
        chosen.put("serai.model-use.tenants.acme", "x");
        chosen.put("serai.model-use.channels.slack", "y");
        assertThat(refusal(chosen)).isEqualTo("serai.model-use.channels.slack is 'y', configured are: [x]");
        chosen.remove("serai.model-use.channels.slack");
        chosen.put("serai.model-use.channels.fax", "x");
        assertThat(refusal(chosen)).startsWith("serai.model-use.channels.fax is no channel");
    }

    @Test
    void what_is_wrong_is_said_with_its_property() {
        assertThat(refusal(Map.of("serai.models.x.model", "m"))).startsWith("serai.models.x.base-url is missing");
        assertThat(refusal(Map.of("serai.models.x.base-url", "http://h/v1")))
                .startsWith("serai.models.x.model is missing");
        assertThat(refusal(Map.of("serai.models.default.base-url", "http://h/v1", "serai.models.default.model", "m")))
                .isEqualTo("serai.models.default: the model default is configured by serai.llm");
        assertThat(refusal(Map.of(
                        "serai.models.x.base-url", "http://h/v1",
                        "serai.models.x.model", "m",
                        "serai.models.x.price-in", "-1")))
                .startsWith("serai.models.x.price-in is -1");
        assertThat(refusal(Map.of(
                        "serai.models.x.base-url", "http://h/v1",
                        "serai.models.x.model", "m",
                        "serai.models.x.structured-output", "xml")))
                .startsWith("serai.models.x.structured-output is 'xml', allowed are: json-schema");
        assertThat(refusal(Map.of("serai.model-use.fallback", "gone")))
                .isEqualTo("serai.model-use.fallback names 'gone', configured are: []");
        assertThat(refusal(Map.of("serai.model-use.model", "gone")))
                .isEqualTo("serai.model-use.model is 'gone', configured are: []");
    }
}
