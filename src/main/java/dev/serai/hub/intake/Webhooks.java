package dev.serai.hub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Normalised;
import dev.serai.alert.Refusal;
import dev.serai.alert.Rejected;
import dev.serai.alert.StrictJson;
import dev.serai.hub.intake.Senders.Sender;
import dev.serai.hub.settings.TenantSettings;
import dev.serai.hub.intake.AlertStore.Outcome;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.ProblemRenderer;
import dev.serai.hub.http.RequestId;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.http.common.HttpMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of the webhook route. */
@Component("webhooks")
public class Webhooks {

    /** Exchange properties that a normaliser route may read. */
    static final String SOURCE = "source";

    static final String KIND = "kind";

    static final String EVENT = "event";

    /** Of a delivery none of whose alerts can be taken; the others fail likely alike. */
    private static final int REASONS_TOLD = 20;

    private static final String REQUEST_ID = "requestId";
    private static final String SENDER = "sender";
    private static final String KNOWN = "known";
    private static final String TENANT = "tenant";

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

    private final Senders senders;
    private final AlertStore store;
    private final TenantSettings tenants;
    private final ObjectMapper json;
    private final MeterRegistry meters;

    Webhooks(Senders senders, AlertStore store, TenantSettings tenants, ObjectMapper json, MeterRegistry meters) {
        this.senders = senders;
        this.store = store;
        this.tenants = tenants;
        this.json = json;
        this.meters = meters;
    }

    /** Checks source and token, and not a byte of the body; leaves {@code source}, {@code kind} and {@code tenant}. */
    public void checkSender(Exchange exchange) {
        HttpServletRequest request = request(exchange);
        String path = request.getPathInfo();
        Sender sender = request.getAttribute(WebhookBodies.SENDER) instanceof Sender known
                ? known
                : senders.admit(path == null ? "" : path.substring(1), request);
        exchange.setProperty(REQUEST_ID, RequestId.of(request));
        exchange.setProperty(SENDER, sender);
        exchange.setProperty(SOURCE, sender.name());
        exchange.setProperty(KIND, sender.kind());
        exchange.getMessage().setHeader(TENANT, tenants.ofSource(sender.name()));
    }

    /** Takes the body, which is in memory, checks its signature where the source signs, and only then takes it apart as JSON, strictly. */
    public void read(Exchange exchange) throws IOException {
        HttpServletRequest request = request(exchange);
        byte[] body = request.getInputStream().readAllBytes();
        try {
            Sender sender = exchange.getProperty(SENDER, Sender.class);
            senders.verify(sender, request, body);
            if (sender.settings().signed()) {
                GithubDelivery delivery = GithubDelivery.of(request);
                exchange.setProperty(EVENT, delivery.event());
                exchange.setProperty(KNOWN, delivery.known(sender.name(), body));
            }
            exchange.getMessage().setBody(StrictJson.parse(body), JsonNode.class);
        } catch (Refusal e) {
            throw asProblem(e);
        }
    }

    /** Stores what was normalised, and answers once it is committed. */
    public void store(Exchange exchange) throws JsonProcessingException {
        Normalised delivery = exchange.getMessage().getBody(Normalised.class);
        if (delivery == null) {
            throw new IllegalStateException("the normaliser of kind " + exchange.getProperty(KIND)
                    + " did not end in a normaliser's own route, for instance direct:normalise-generic");
        }
        if (delivery.alerts().isEmpty() && delivery.ignored() == null) {
            throw noAlert(delivery.rejected());
        }
        Outcome outcome = delivery.ignored() == null ? stored(delivery, exchange) : ignored(exchange);
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        answer.setHeader(Exchange.CONTENT_TYPE, "application/json");
        answer.setBody(
                json.writeValueAsBytes(accepted(outcome, delivery, exchange.getProperty(REQUEST_ID, String.class))));
    }

    private Outcome stored(Normalised delivery, Exchange exchange) {
        DeliveryIds known = exchange.getProperty(KNOWN, DeliveryIds.class);
        Outcome outcome = store.store(exchange.getMessage().getHeader(TENANT, String.class), delivery.alerts(), known);
        if (outcome.accepted() == 0) {
            count("serai.intake.replayed", exchange);
        }
        return outcome;
    }

    private Outcome ignored(Exchange exchange) {
        count("serai.intake.ignored", exchange);
        return new Outcome(0, 0);
    }

    private void count(String name, Exchange exchange) {
        meters.counter(name, SOURCE, exchange.getProperty(SOURCE, String.class)).increment();
    }

    private static Map<String, Object> accepted(Outcome outcome, Normalised delivery, String requestId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("accepted", outcome.accepted());
        members.put("duplicates", outcome.duplicates());
        members.put("rejected", delivery.rejected());
        members.put("notes", delivery.notes());
        members.put("request_id", requestId);
        return members;
    }

    /** Makes the caught exception one that the sender may read, for {@code problem.render}. */
    public void explain(Exchange exchange) {
        Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, explained(caught, exchange));
    }

    private static @Nullable Throwable explained(@Nullable Throwable caught, Exchange exchange) {
        for (Throwable cause = caught; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem) {
                return cause;
            }
            if (cause instanceof Refusal refusal) {
                return asProblem(refusal);
            }
            if (cause instanceof DirectConsumerNotAvailableException) {
                LOG.error("No route starts with direct:normalise-{}", exchange.getProperty(KIND));
                return new Problem(
                        503,
                        "no-normaliser",
                        "Not ready",
                        "The hub has no normaliser for this source's kind just now. Send it again.",
                        Map.of("Retry-After", "30"));
            }
        }
        if (failedWhileNormalising(exchange) && !ProblemRenderer.isPassing(caught)) {
            LOG.warn("A delivery of source {} does not fit its kind", exchange.getProperty(SOURCE), caught);
            return new Problem(422, "unfit", "Not this kind", "The payload does not fit the source's configured kind.");
        }
        return caught;
    }

    private static boolean failedWhileNormalising(Exchange exchange) {
        return exchange.getProperty("normalised") == null;
    }

    private static Problem asProblem(Refusal refusal) {
        return switch (refusal.reason()) {
            case MALFORMED -> new Problem(400, "malformed", "Malformed request", refusal.detail());
            case TOO_MANY -> new Problem(413, "too-many-alerts", "Too many alerts", refusal.detail());
            case NO_ALERT -> new Problem(422, "no-valid-alert", "No valid alert", refusal.detail());
        };
    }

    private static Problem noAlert(List<Rejected> rejected) {
        String reasons = rejected.stream()
                .limit(REASONS_TOLD)
                .map(one -> "at index " + one.index() + ": " + one.reason())
                .collect(Collectors.joining("; "));
        String detail = rejected.isEmpty()
                ? "The delivery holds no alert."
                : "None of its " + rejected.size() + " alerts can be taken; the one " + reasons + ".";
        return asProblem(new Refusal(Refusal.Reason.NO_ALERT, detail));
    }

    private static HttpServletRequest request(Exchange exchange) {
        return exchange.getIn(HttpMessage.class).getRequest();
    }
}
