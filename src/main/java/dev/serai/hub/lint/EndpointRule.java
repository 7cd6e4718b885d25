package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.tooling.model.BaseOptionModel;

/** Every endpoint's scheme and options exist, checked against what the components of the class path say of themselves. */
final class EndpointRule implements RouteLint.Rule {

    private final DefaultRuntimeCamelCatalog catalog = OfflineCamel.catalog();

    @Override
    public void check(RouteSet routes, RouteLint.Findings findings) {
        for (RouteSet.EndpointUse endpoint : routes.endpoints()) {
            // What a bean of ours chose is known only when it runs; a caller's value is another rule's matter.
            if (endpoint.isDynamic() && endpoint.uri().matches("\\$\\{(exchangeProperty[.]|bean:).*")) {
                continue;
            }
            secrets(routes, endpoint, findings);
            // A producer of the component takes any option, for other Kamelets than ours.
            boolean consumer = endpoint.isConsumer()
                    || endpoint.step().startsWith("poll")
                    || !kameletProperties(routes, endpoint.uri()).isMissingNode();
            EndpointValidationResult result =
                    catalog.validateEndpointProperties(led(uri(routes, endpoint)), false, consumer, !consumer);
            if (result.getUnknownComponent() != null) {
                findings.add(endpoint.file(), endpoint.pointer(), "unknown component " + result.getUnknownComponent());
            } else if (result.getNumberOfErrors() > fromComponent(endpoint, result)) {
                findings.add(endpoint.file(), endpoint.pointer(), reason(endpoint, result));
            }
        }
    }

    /** What {@code master:<name>:…} starts where it leads: the options are that endpoint's. */
    private static String led(String uri) {
        return uri.replaceFirst("^master:(?:[a-z-]|[{][{][a-z]+[}][}])+:", "");
    }

    /** How many of the missing required options the component itself can hold: a token is set there once. */
    private int fromComponent(RouteSet.EndpointUse endpoint, EndpointValidationResult result) {
        if (result.getRequired() == null) {
            return 0;
        }
        String scheme = led(endpoint.uri()).split(":")[0];
        Set<String> options = catalog.componentModel(scheme).getComponentOptions().stream()
                .map(BaseOptionModel::getName)
                .collect(Collectors.toSet());
        return (int) result.getRequired().stream().filter(options::contains).count();
    }

    private static String uri(RouteSet routes, RouteSet.EndpointUse endpoint) {
        Map<String, String> options = options(endpoint);
        options.keySet().removeIf(kameletProperties(routes, endpoint.uri())::has);
        return endpoint.uri().split("[?]", 2)[0]
                + (options.isEmpty() ? "" : "?")
                + options.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining("&"));
    }

    private static Map<String, String> options(RouteSet.EndpointUse endpoint) {
        Map<String, String> options = new LinkedHashMap<>();
        String[] parts = endpoint.uri().split("[?]", 2);
        if (parts.length == 2) {
            for (String option : parts[1].split("&")) {
                String[] pair = option.split("=", 2);
                options.put(pair[0], pair.length == 2 ? pair[1] : "");
            }
        }
        endpoint.parameters()
                .properties()
                .forEach(
                        one -> options.put(one.getKey(), one.getValue().asText().replace("&", "%26")));
        return options;
    }

    /** What stands in an address is seen in logs and by JMX; {@code #property:} is looked up where it is needed. */
    private static void secrets(RouteSet routes, RouteSet.EndpointUse endpoint, RouteLint.Findings findings) {
        JsonNode ofKamelet = kameletProperties(routes, endpoint.uri());
        options(endpoint).forEach((name, value) -> {
            boolean secret =
                    "password".equals(ofKamelet.path(name).path("format").asText());
            if (secret && !value.startsWith("#property:")) {
                findings.add(
                        endpoint.file(), endpoint.pointer(), "the secret " + name + " is given as #property:<name>");
            }
        });
    }

    /** Of a Kamelet, its own properties; Camel knows none of them. */
    private static JsonNode kameletProperties(RouteSet routes, String uri) {
        return uri.startsWith("kamelet:")
                ? routes.kamelets().properties(uri.replaceAll("^kamelet:|[/?].*", ""))
                : MissingNode.getInstance();
    }

    private static String reason(RouteSet.EndpointUse endpoint, EndpointValidationResult result) {
        return "endpoint " + endpoint.uri() + ": "
                + result.summaryErrorMessage(false, true, true).strip().replaceAll("\\s+", " ");
    }
}
