package dev.serai.hub.analysis;

import dev.serai.analysis.Evidence;
import dev.serai.analysis.Observation;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks every collector of evidence: each route of the group {@value #GROUP} is one, so that a further one is a file under
 * {@code routes/tool/} and nothing else.
 */
@Component("collectors")
class Collectors implements AggregationStrategy {

    static final String GROUP = "evidence-collector";

    private final CamelContext camel;

    Collectors(CamelContext camel) {
        this.camel = camel;
    }

    /** The collectors' endpoints; {@code gathered} takes what they bring. */
    List<String> endpoints(Exchange exchange) {
        List<String> endpoints = camel.getRoutes().stream()
                .filter(route -> GROUP.equals(route.getGroup()))
                .filter(route -> camel.getRouteController()
                        .getRouteStatus(route.getRouteId())
                        .isStarted())
                .map(Route::getEndpoint)
                .map(endpoint -> endpoint.getEndpointUri())
                .sorted()
                .toList();
        exchange.setProperty(Gathered.PROPERTY, new Gathered(endpoints));
        return endpoints;
    }

    /** The observations of those that answered. */
    List<Observation> seen(@ExchangeProperty(Gathered.PROPERTY) Gathered gathered) {
        return gathered.seen();
    }

    /** Remembers what of it is stored now, new or known before. */
    void stored(@Body List<Evidence> evidence, @ExchangeProperty(Gathered.PROPERTY) Gathered gathered) {
        gathered.stored(evidence);
    }

    @Override
    public Exchange aggregate(@Nullable Exchange all, Exchange one) {
        Gathered gathered = one.getProperty(Gathered.PROPERTY, Gathered.class);
        String collector = one.getProperty(ExchangePropertyKey.RECIPIENT_LIST_ENDPOINT, String.class);
        Exception failure = one.getException();
        if (failure != null) {
            gathered.failed(collector, failure.getClass().getSimpleName());
        } else {
            gathered.brought(collector, observations(one));
        }
        // One that failed has said so; the round goes on.
        one.setException(null);
        one.getExchangeExtension().setRedeliveryExhausted(false);
        return one;
    }

    private static List<Observation> observations(Exchange one) {
        return one.getMessage().getBody() instanceof List<?> list
                ? list.stream()
                        .filter(Observation.class::isInstance)
                        .map(Observation.class::cast)
                        .toList()
                : List.of();
    }
}
