package dev.serai.hub.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.spi.UriParam;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The component's description, which tools and the route lint read, says what the endpoint takes. */
class JobComponentTest {

    private static final Set<String> INHERITED =
            Set.of("bridgeErrorHandler", "exceptionHandler", "exchangePattern", "lazyStartProducer");

    private final String description = read();

    @Test
    void each_option_of_the_endpoint_is_described_with_its_default() throws IOException {
        JsonNode options = new ObjectMapper().readTree(description).get("properties");
        Set<String> declared = new TreeSet<>(INHERITED);
        declared.add("name");
        for (Field field : JobEndpoint.class.getDeclaredFields()) {
            UriParam option = field.getAnnotation(UriParam.class);
            if (option != null) {
                declared.add(field.getName());
                JsonNode described = options.path(field.getName());
                assertThat(described.path("defaultValue").asText()).isEqualTo(option.defaultValue());
                assertThat(described.path("description").asText()).isEqualTo(option.description());
                assertThat(described.path("group").asText()).isEqualTo(option.label());
            }
        }
        Set<String> names = new TreeSet<>();
        options.fieldNames().forEachRemaining(names::add);
        assertThat(names).isEqualTo(declared);
    }

    @Test
    void defaults_in_the_description_are_the_defaults_of_the_code() throws Exception {
        JsonNode options = new ObjectMapper().readTree(description).get("properties");
        JobEndpoint endpoint = new JobEndpoint("job:x", new JobComponent(), "x", null);
        for (String name : Arrays.asList("concurrency", "maxAttempts", "headers")) {
            Object value = JobEndpoint.class
                    .getMethod("get" + Character.toUpperCase(name.charAt(0)) + name.substring(1))
                    .invoke(endpoint);
            assertThat(options.get(name).get("defaultValue").asText()).isEqualTo(String.valueOf(value));
        }
        assertThat(endpoint.getInitialBackoff()).hasMillis(1_000);
        assertThat(endpoint.getMaxBackoff()).hasMillis(60_000);
        assertThat(endpoint.getTimeout()).hasMillis(600_000);
    }

    @Test
    void the_catalogue_finds_wrong_options_with_it() {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("job", JobComponent.class.getName(), description);
        assertThat(catalog.validateEndpointProperties("job:triage?concurrency=4&maxBackoff=8s&key=x")
                        .isSuccess())
                .isTrue();
        assertThat(catalog.validateEndpointProperties("job:triage?concurency=4").getUnknown())
                .containsExactly("concurency");
        assertThat(catalog.validateEndpointProperties("job:triage?concurrency=many")
                        .getInvalidInteger())
                .containsKey("concurrency");
    }

    private static String read() {
        try {
            return new ClassPathResource("META-INF/org/apache/camel/component/job/job.json")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
