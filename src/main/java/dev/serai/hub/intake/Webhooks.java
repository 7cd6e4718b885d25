package dev.serai.hub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.DeliveryJson;
import dev.serai.alert.DeliveryRefusal;
import dev.serai.failure.Causes;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.ProblemRenderer;
import dev.serai.hub.http.RequestId;
import dev.serai.hub.http.WholeBody;
import dev.serai.hub.intake.SourceAuthenticator.Sender;
import dev.serai.hub.settings.TenantSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;
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
class Webhooks {

    /** An exchange property that a normaliser's route may read. */
    static final String SOURCE = "source";

    private static final String REQUEST_ID = "requestId";
    private static final String SENDER = "sender";
    private static final String TENANT = "tenant";

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

    private final SourceAuthenticator senders;
    private final TenantSettings tenants;
    private final ObjectMapper json;
    private final Clock clock;

    Webhooks(SourceAuthenticator senders, TenantSettings tenants, ObjectMapper json, Clock clock) {
        this.senders = senders;
        this.tenants = tenants;
        this.json = json;
        this.clock = clock;
    }

    /** Checks source and token, and not a byte of the body; leaves {@code source} and {@code tenant}. */
    public void checkSender(Exchange exchange) {
        HttpServletRequest request = request(exchange);
        String path = request.getPathInfo();
        Sender sender = request.getAttribute(WebhookBodies.SENDER) instanceof Sender known
                ? known
                : senders.admit(path == null ? "" : path.substring(1), request);
        exchange.setProperty(REQUEST_ID, RequestId.of(request));
        exchange.setProperty(SENDER, sender);
        exchange.setProperty(SOURCE, sender.name());
        exchange.getMessage().setHeader(TENANT, tenants.ofSource(sender.name()));
    }

    /** Takes the body, which is in memory, checks its signature where the source signs, and only then takes it apart as JSON, strictly. */
    public void read(Exchange exchange) throws IOException {
        HttpServletRequest request = request(exchange);
        byte[] body = WholeBody.of(request);
        try {
            Sender sender = exchange.getProperty(SENDER, Sender.class);
            senders.verify(sender, request, body);
            DeliveryHeaders said = DeliveryHeaders.of(sender, request, body);
            JsonNode payload = DeliveryJson.parse(body);
            exchange.setProperty(
                    Delivery.PROPERTY,
                    new Delivery(
                            tenants.ofSource(sender.name()),
                            sender.name(),
                            sender.kind(),
                            body,
                            said.known(sender, payload),
                            clock.instant(),
                            said.event()));
            exchange.getMessage().setBody(payload, JsonNode.class);
        } catch (DeliveryRefusal e) {
            throw asProblem(e);
        }
    }

    /**
     * Makes of the caught exception why the payload does not fit its kind, for {@code direct:alerts-accept}, which keeps it.
     *
     * @throws Exception that exception, where it is none of the payload's fault, or the sender is to be told at once
     */
    public void unfit(Exchange exchange) throws Exception {
        Exception caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        Unfit why = Unfits.isTooLarge(caught) || ProblemRenderer.isPassing(caught) ? null : Unfits.of(caught);
        if (why == null) {
            throw caught;
        }
        LOG.warn("A delivery of source {} does not fit its kind", exchange.getProperty(SOURCE), caught);
        exchange.getMessage().setBody(why);
    }

    /** Tells the sender what became of its delivery, which is committed by now. */
    public void answer(@Body Accepted accepted, Exchange exchange) throws JsonProcessingException {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("accepted", accepted.accepted());
        members.put("duplicates", accepted.duplicates());
        members.put("rejected", accepted.rejected());
        members.put("notes", accepted.notes());
        members.put("quarantined", accepted.quarantined());
        members.put("request_id", exchange.getProperty(REQUEST_ID, String.class));
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        answer.setHeader(Exchange.CONTENT_TYPE, "application/json");
        answer.setBody(json.writeValueAsBytes(members));
    }

    /** Makes the caught exception one that the sender may read, for {@code problem.render}. */
    public void explain(Exchange exchange) {
        Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, explained(caught, exchange));
    }

    private static @Nullable Throwable explained(@Nullable Throwable caught, Exchange exchange) {
        for (Throwable cause : Causes.of(caught)) {
            if (cause instanceof Problem) {
                return cause;
            }
            if (cause instanceof DeliveryRefusal refusal) {
                return asProblem(refusal);
            }
            if (cause instanceof DeliveryNotStored notStored) {
                return asProblem(notStored);
            }
            if (cause instanceof DirectConsumerNotAvailableException && failedWhileNormalising(exchange)) {
                LOG.error("No route starts with direct:normalise-{}", kind(exchange));
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

    private static @Nullable String kind(Exchange exchange) {
        Delivery delivery = exchange.getProperty(Delivery.PROPERTY, Delivery.class);
        return delivery == null ? null : delivery.kind();
    }

    private static boolean failedWhileNormalising(Exchange exchange) {
        return exchange.getProperty("normalised") == null;
    }

    private static Problem asProblem(DeliveryRefusal refusal) {
        return switch (refusal.reason()) {
            case MALFORMED -> new Problem(400, "malformed", "Malformed request", refusal.detail());
            case TOO_MANY -> new Problem(413, "too-many-alerts", "Too many alerts", refusal.detail());
            case NO_ALERT -> new Problem(422, "no-valid-alert", "No valid alert", refusal.detail());
        };
    }

    private static Problem asProblem(DeliveryNotStored notStored) {
        Map<String, String> later = Map.of("Retry-After", "5");
        return switch (notStored.reason()) {
            case BUSY -> new Problem(503, "busy", "Busy", notStored.detail(), later);
            case UNAVAILABLE -> new Problem(503, "unavailable", "Unavailable", notStored.detail(), later);
            case UNSTORABLE -> new Problem(422, "unstorable", "Cannot be stored", notStored.detail());
        };
    }

    private static HttpServletRequest request(Exchange exchange) {
        return exchange.getIn(HttpMessage.class).getRequest();
    }
}
