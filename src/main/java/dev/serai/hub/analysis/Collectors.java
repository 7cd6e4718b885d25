package dev.serai.hub.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.analysis.Evidence;
import dev.serai.analysis.EvidenceKind;
import dev.serai.analysis.Observation;
import dev.serai.hub.LeadsTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CamelContext camel;

    Collectors(CamelContext camel) {
        this.camel = camel;
    }

    /** The collectors' endpoints; the property {@code evidenceRound} takes what they bring. */
    @LeadsTo("direct:tool-*")
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
        exchange.setProperty(EvidenceRound.PROPERTY, new EvidenceRound(endpoints));
        return endpoints;
    }

    /** The observations of those that answered. */
    List<Observation> observations(@ExchangeProperty(EvidenceRound.PROPERTY) EvidenceRound round) {
        return round.seen();
    }

    /** Remembers what of it is stored now, new or known before. */
    void stored(@Body List<Evidence> evidence, @ExchangeProperty(EvidenceRound.PROPERTY) EvidenceRound round) {
        round.stored(evidence);
    }

    @Override
    public Exchange aggregate(@Nullable Exchange all, Exchange one) {
        EvidenceRound round = one.getProperty(EvidenceRound.PROPERTY, EvidenceRound.class);
        String collector = one.getProperty(ExchangePropertyKey.RECIPIENT_LIST_ENDPOINT, String.class);
        Exception failure = one.getException();
        if (failure != null) {
            round.failed(collector, failure.getClass().getSimpleName());
        } else {
            take(round, collector, one.getMessage().getBody());
        }
        // One that failed has said so; the round goes on.
        one.setException(null);
        one.getExchangeExtension().setRedeliveryExhausted(false);
        return one;
    }

    private static void take(EvidenceRound round, String collector, @Nullable Object answer) {
        try {
            round.brought(collector, read(answer));
        } catch (IllegalArgumentException e) {
            round.failed(collector, "NO_OBSERVATIONS");
        }
    }

    /** @throws IllegalArgumentException for anything but a list of observations, or of maps that are some */
    private static List<Observation> read(@Nullable Object answer) {
        if (!(answer instanceof Iterable<?> list)) {
            throw new IllegalArgumentException("the answer is no list");
        }
        List<Observation> observations = new ArrayList<>();
        list.forEach(one -> observations.add(one instanceof Observation seen ? seen : worded(one)));
        return observations;
    }

    /** What a route without Java of its own says: {@code kind}, {@code source}, {@code text}. */
    private static Observation worded(@Nullable Object one) {
        JsonNode map = JSON.valueToTree(one);
        JsonNode kind = map.path("kind");
        JsonNode text = map.path("text");
        if (!kind.isTextual() || !text.isTextual()) {
            throw new IllegalArgumentException("kind or text is missing");
        }
        return Observation.ofText(
                EvidenceKind.of(kind.asText().toLowerCase(Locale.ROOT)),
                map.path("source").asText(),
                text.asText());
    }
}
