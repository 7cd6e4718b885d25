package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.OwnSource;
import dev.serai.hub.settings.ClusterSettings;
import dev.serai.hub.settings.SourceSettings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IncidentConfigurationTest {

    @ParameterizedTest
    @EnumSource(OwnSource.class)
    void a_clusters_environment_is_that_of_all_that_the_hub_itself_says_of_it(OwnSource own) {
        Binder binder = new Binder(new MapConfigurationPropertySource(
                Map.of("serai.clusters.lab.context", "lab", "serai.clusters.lab.environment", "staging")));

        Map<String, String> environments = IncidentConfiguration.environments(
                new SourceSettings(Map.of()),
                binder.bind("serai", ClusterSettings.class).get());

        assertThat(environments).containsEntry(own.wire() + "/lab", "staging");
    }
}
