package dev.serai.hub.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Which Kamelets can be exchanged while the hub runs: those that only routes call, by an address that stands in them. What an
 * approval is bound to is the file of an action's Kamelet as it was at the start, so what it does must not change either.
 */
final class KameletChange {

    private static final String FAMILY = "kamelet:";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private KameletChange() {}

    /** @throws IllegalArgumentException where one that is changed cannot be exchanged before the next start */
    static void check(CamelContext camel, Flow.FlowChange change) {
        Set<String> names = new TreeSet<>();
        change.all().stream()
                .filter(definition -> definition.is("kamelet"))
                .forEach(definition -> names.add(definition.name()));
        for (String name : names) {
            String id = name.substring(name.indexOf(':') + 1);
            if (isAction(camel, change, id)) {
                throw new IllegalArgumentException(
                        "the Kamelet of an action counts from the next start: approvals are bound to what it was then");
            }
            boolean made = camel.getEndpoints().stream()
                    .anyMatch(endpoint -> endpoint instanceof KameletEndpoint call
                            && call.getTemplateId().equals(id));
            boolean called = change.all().stream().anyMatch(definition -> definition.uses(name));
            if (made && !called) {
                throw new IllegalArgumentException(
                        "this Kamelet counts from the next start: it is called at addresses that were made at this one");
            }
        }
    }

    /** Whether the product's, one that was there at the start, or one that comes now is an action. */
    private static boolean isAction(CamelContext camel, Flow.FlowChange change, String id) {
        JsonNode products = products(camel, id);
        return products != null && isOffered(products)
                || change.all().stream()
                        .filter(definition -> definition.name().equals(FAMILY + id))
                        .anyMatch(definition ->
                                isOffered(definition.items().get(0).node()));
    }

    private static boolean isOffered(JsonNode kamelet) {
        return kamelet.path("metadata").path("annotations").has("serai.dev/effect");
    }

    /** Whether the product has what is called like this, as a definition, and it is a Kamelet. */
    static boolean isProducts(CamelContext camel, String definition) {
        return definition.startsWith(FAMILY) && products(camel, definition.substring(FAMILY.length())) != null;
    }

    /** The Kamelet of this name that the product has, or null. */
    static @Nullable JsonNode products(CamelContext camel, String id) {
        Resource file = ResourceHelper.resolveResource(camel, "classpath:kamelets/" + id + RouteFile.KAMELET);
        if (file == null || !file.exists()) {
            return null;
        }
        try (InputStream in = file.getInputStream()) {
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
