package dev.serai.demo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** When there is a demo cluster, and when not. */
class DemoInitializerIT {

    private static GenericApplicationContext context(Map<String, Object> settings) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("given", settings));
        new DemoInitializer().initialize(context);
        context.refresh();
        return context;
    }

    @Test
    void a_hub_without_cluster_and_database_gets_the_demo_and_its_notice_and_takes_it_along() throws Exception {
        Path kubeconfig;
        try (GenericApplicationContext context = context(Map.of())) {
            kubeconfig = Path.of(context.getEnvironment().getRequiredProperty("serai.clusters.demo.kubeconfig"));
            String url = Files.readString(kubeconfig).replaceAll("(?s).*?server: \"([^\"]*)\".*", "$1");
            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(url + "/apis/apps/v1/deployments"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .contains("storefront", "cart", "checkout");
            assertThat(context.getEnvironment().getProperty("serai.notices[0]")).contains("DEMO", "serai.demo=false");
            assertThat(context.getEnvironment().getProperty("serai.tour")).isEqualTo("docs/samples/tour");
            assertThat(context.getEnvironment().getProperty("serai.channels.telegram.base-uri"))
                    .startsWith("http://127.0.0.1:");
        }
        assertThat(kubeconfig).doesNotExist();
    }

    @Test
    void whoever_has_a_telegram_of_his_own_keeps_it() {
        try (GenericApplicationContext context = context(Map.of("serai.channels.telegram.token", "1:mine"))) {
            assertThat(context.getEnvironment().containsProperty("serai.clusters.demo.context"))
                    .isTrue();
            assertThat(context.getEnvironment().containsProperty("serai.channels.telegram.base-uri"))
                    .isFalse();
        }
    }

    @Test
    void a_hub_that_does_not_start_takes_it_along() {
        AtomicReference<String> kubeconfig = new AtomicReference<>();
        SpringApplication hub = new SpringApplication(DemoInitializerIT.class);
        hub.setWebApplicationType(WebApplicationType.NONE);
        hub.setRegisterShutdownHook(false);
        hub.addInitializers(new DemoInitializer(), context -> {
            kubeconfig.set(context.getEnvironment().getRequiredProperty("serai.clusters.demo.kubeconfig"));
            throw new IllegalStateException("another hub works there");
        });

        assertThatThrownBy(hub::run).hasMessage("another hub works there");

        assertThat(Path.of(kubeconfig.get())).doesNotExist();
    }

    @Test
    void whoever_says_so_or_has_a_cluster_or_a_database_gets_none() {
        for (Map<String, Object> settings : List.<Map<String, Object>>of(
                Map.of("serai.demo", "false"),
                Map.of("serai.clusters.mine.context", "mine"),
                Map.of("spring.datasource.url", "jdbc:postgresql://db/serai"))) {
            try (GenericApplicationContext context = context(settings)) {
                assertThat(context.getEnvironment().containsProperty("serai.clusters.demo.context"))
                        .as(settings.toString())
                        .isFalse();
                assertThat(context.getEnvironment().containsProperty("serai.tour"))
                        .isFalse();
            }
        }
    }
}
