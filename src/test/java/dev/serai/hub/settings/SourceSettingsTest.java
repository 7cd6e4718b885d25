package dev.serai.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.alert.Staleness;
import dev.serai.hub.settings.SourceSettings.Source;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SourceSettingsTest {

    private static final String FIRST = "first-secret-0123";
    private static final String SECOND = "second-secret-4567";

    @Test
    void one_token_is_one_and_several_stand_behind_each_other_or_in_a_list() {
        assertThat(source(Map.of("kind", "generic", "token", FIRST)).token()).containsExactly(FIRST);
        assertThat(source(Map.of("kind", "generic", "token", FIRST + ", " + SECOND + ","))
                        .token())
                .containsExactly(FIRST, SECOND);
        assertThat(source(Map.of("kind", "generic", "token[0]", FIRST, "token[1]", SECOND))
                        .token())
                .containsExactly(FIRST, SECOND);
        assertThat(source(Map.of("kind", "github", "signing-secret", FIRST + "," + SECOND))
                        .signingSecret())
                .containsExactly(FIRST, SECOND);
    }

    @Test
    void each_of_them_must_be_long_enough_and_the_error_names_the_property_only() {
        assertThatThrownBy(() -> source(Map.of("kind", "generic", "token", FIRST + ",short")))
                .rootCause()
                .hasMessageContaining("serai.sources.s.token")
                .hasMessageNotContaining(FIRST);
        assertThatThrownBy(() -> source(Map.of("kind", "github", "signing-secret", "short")))
                .rootCause()
                .hasMessageContaining("serai.sources.s.signing-secret");
        assertThatThrownBy(() -> source(Map.of("kind", "github")))
                .rootCause()
                .hasMessageContaining("serai.sources.s.signing-secret is missing");
    }

    @Test
    void a_signing_secret_that_nobody_would_check_stops_the_start() {
        assertThatThrownBy(() -> source(Map.of("kind", "generic", "token", FIRST, "signing-secret", SECOND)))
                .rootCause()
                .hasMessageContaining("its sender signs nothing");
    }

    @Test
    void nobody_can_post_under_the_name_of_what_the_hub_itself_sees() {
        Map<String, SourceSettings.Source> sources =
                Map.of("kubernetes", source(Map.of("kind", "generic", "token", FIRST)));
        assertThatThrownBy(() -> new SourceSettings(sources)).hasMessageContaining("serai.sources.kubernetes");
    }

    @Test
    void clocks_and_silence_are_as_the_kind_has_them_unless_they_are_set() {
        Source alertmanager = source(Map.of("kind", "alertmanager", "token", FIRST));
        assertThat(alertmanager.tolerance()).isEqualTo(Duration.ofSeconds(5));
        assertThat(alertmanager.staleness()).isEqualTo(new Staleness.Learned());
        Source github = source(Map.of("kind", "github", "signing-secret", FIRST));
        assertThat(github.tolerance()).isZero();
        assertThat(github.staleness()).isEqualTo(new Staleness.Never());
        assertThat(source(Map.of("kind", "generic", "token", FIRST)).staleness())
                .isEqualTo(new Staleness.Never());
        Source set = source(Map.of("kind", "generic", "token", FIRST, "clock-tolerance", "30s", "stale-after", "6h"));
        assertThat(set.tolerance()).isEqualTo(Duration.ofSeconds(30));
        assertThat(set.staleness()).isEqualTo(new Staleness.After(Duration.ofHours(6)));
    }

    @ParameterizedTest
    @CsvSource({
        "clock-tolerance, 2m",
        "clock-tolerance, -1s",
        "stale-after, soon",
        "stale-after, 5s",
        "stale-after, 400d"
    })
    void a_tolerance_or_a_silence_that_cannot_be_meant_stops_the_start(String name, String value) {
        assertThatThrownBy(() -> source(Map.of("kind", "generic", "token", FIRST, name, value)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> source(Map.of("kind", "generic", "token", FIRST, name, value)))
                .hasStackTraceContaining("serai.sources.s." + name);
    }

    @Test
    void its_text_has_no_secret() {
        Source source = source(Map.of("kind", "github", "signing-secret", FIRST, "token", SECOND));
        assertThat(source.toString()).doesNotContain(FIRST, SECOND);
        assertThat(source.signed()).isTrue();
    }

    private static Source source(Map<String, String> properties) {
        MapConfigurationPropertySource values = new MapConfigurationPropertySource();
        properties.forEach((name, value) -> values.put("serai.sources.s." + name, value));
        SourceSettings settings =
                new Binder(values).bind("serai", SourceSettings.class).get();
        Source source = settings.sources().get("s");
        if (source == null) {
            throw new AssertionError("not bound");
        }
        return source;
    }
}
