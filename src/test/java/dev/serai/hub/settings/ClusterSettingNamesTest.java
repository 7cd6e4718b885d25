package dev.serai.hub.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ClusterSettingNamesTest {

    private static void check(Map<String, Object> properties, Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        Map<String, Object> all = new HashMap<>(properties);
        all.put("serai.clusters.my-shop.context", "shop");
        environment.getPropertySources().addLast(new MapPropertySource("file", all));
        ConfigurationPropertySources.attach(environment);
        new ClusterSettingNames(environment, Binder.get(environment).bindOrCreate("serai", ClusterSettings.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serai.clusters.my-shop.namespace",
                "serai.clusters.my-shop.namespace[0]",
                "serai.clusters.my-shop.protected-name",
                "serai.clusters.my-shop.nodes.names",
                "serai.clusters.other.contxt",
            })
    void given_a_setting_that_nobody_reads_then_the_start_stops_and_names_it_and_those_that_there_are(String name) {
        assertThatThrownBy(() -> check(Map.of(name, "x"), Map.of()))
                .hasMessageStartingWith(name + ": no setting of a cluster; there are allow-changes, budget-per-hour, ")
                .hasMessageContaining("protected-names, protected-namespaces, tenant, time-limit, watch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SERAI_CLUSTERS_SHOP_NAMESPACE",
                "SERAI_CLUSTERS_MYSHOP_PROTECTED_NAME",
                "SERAI_CLUSTERS_MY_SHOP_NAMESPACE"
            })
    void given_such_a_variable_then_the_start_stops_too(String variable) {
        assertThatThrownBy(() -> check(Map.of(), Map.of(variable, "x")))
                .hasMessageStartingWith(variable.toLowerCase(Locale.ROOT).replace('_', '.') + ": no setting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serai.clusters.my-shop.namespaces",
                "serai.clusters.my-shop.protectedNames",
                "serai.clusters.my-shop.protected_names[0]",
                "serai.clusters.my-shop.tenant",
                "serai.clusters.my-shop.change-token-file",
            })
    void given_a_known_setting_however_written_then_it_passes(String name) {
        assertThatCode(() -> check(Map.of(name, "x"), Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SERAI_CLUSTERS_MYSHOP_NAMESPACES",
                "SERAI_CLUSTERS_MY_SHOP_NAMESPACES_0",
                "SERAI_CLUSTERS_MYSHOP_PROTECTEDNAMES",
                "SERAI_CLUSTERS_MY_SHOP_PROTECTED_NAMES",
                "SERAI_TENANTS",
            })
    void given_a_known_variable_however_written_then_it_passes(String variable) {
        assertThatCode(() -> check(Map.of(), Map.of(variable, "x"))).doesNotThrowAnyException();
    }
}
