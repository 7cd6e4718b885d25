package dev.serai.hub.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.alert.Alert;
import dev.serai.alert.GenericWriter;
import dev.serai.conversation.RequestAlert;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.intake.Delivery;
import dev.serai.hub.intake.FoldedDeliveries;
import dev.serai.language.NamedObject;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives a change that a person asks for the incident it belongs to: one that is open about that very object in that very
 * cluster. Where there is none, the request itself makes one, which ends when nothing is left to do about it.
 */
@Component("conversationRequests")
class ConversationRequests {

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};
    private static final String KIND = "generic";

    /** After so long a request ends about which nothing is left to do and nobody has ended it when that was so. */
    private static final Duration STAYS = Duration.ofMinutes(15);

    private final ConversationStore conversations;
    private final TurnStore turns;
    private final IncidentPictureRows incidents;
    private final FoldedDeliveries folded;
    private final ObjectMapper json;
    private final Clock clock;

    ConversationRequests(
            ConversationStore conversations,
            TurnStore turns,
            IncidentPictureRows incidents,
            FoldedDeliveries folded,
            ObjectMapper json,
            Clock clock) {
        this.conversations = conversations;
        this.turns = turns;
        this.incidents = incidents;
        this.folded = folded;
        this.json = json;
        this.clock = clock;
    }

    /** Whether no incident that is open is about that very object; else it is the turn's, and that of a conversation about none. */
    public boolean needsIncident(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard, Exchange exchange) {
        return belongs(heard, exchange).isEmpty();
    }

    private Optional<UUID> belongs(HeardTurn heard, Exchange exchange) {
        Optional<UUID> incident = incidents.incidentToChange(heard.tenant(), target(heard));
        incident.ifPresent(id -> {
            conversations.attach(heard.tenant(), heard.turn().conversation().id(), id);
            turns.speakOf(heard.tenant(), heard.turn().messageId(), id);
            exchange.setProperty(HeardTurn.PROPERTY, heard.about(id));
        });
        return incident;
    }

    /** The request as a delivery; sets the property {@code delivery}. */
    public ObjectNode delivery(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard, Exchange exchange)
            throws JsonProcessingException {
        return delivery(
                heard.tenant(),
                List.of(RequestAlert.firing(target(heard), heard.turn().messageId(), clock.instant())),
                exchange);
    }

    private ObjectNode delivery(String tenant, List<Alert> alerts, Exchange exchange) throws JsonProcessingException {
        ObjectNode body = GenericWriter.write(alerts);
        exchange.setProperty(
                Delivery.PROPERTY,
                new Delivery(tenant, RequestAlert.SOURCE, KIND, json.writeValueAsBytes(body), null, clock.instant()));
        return body;
    }

    /** Takes up the incident that the request is, as soon as it is one; a conversation about none hangs on it. */
    public void opened(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard, Exchange exchange) {
        folded.await(heard.tenant(), RequestAlert.SOURCE);
        belongs(heard, exchange)
                .orElseThrow(() -> new IllegalStateException("an alert that was taken belongs to no incident"));
    }

    private static NamedObject target(HeardTurn heard) {
        return Objects.requireNonNull(heard.heard().subject());
    }

    /** Whether there is an incident that a refused change would have belonged to; sets the header {@code incidentId}. */
    public boolean hasIncident(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard, Exchange exchange) {
        UUID incident = heard.incident();
        exchange.getMessage().setHeader("incidentId", incident == null ? null : incident.toString());
        return incident != null;
    }

    /** Sets the header {@code requestsBefore}. */
    public void search(Exchange exchange) {
        exchange.getMessage()
                .setHeader("requestsBefore", Timestamp.from(clock.instant().minus(STAYS)));
    }

    /** The end of what is over, as a delivery; sets the property {@code delivery}. */
    public ObjectNode over(
            @Body List<Map<String, @Nullable Object>> rows, @Header("tenant") String tenant, Exchange exchange)
            throws JsonProcessingException {
        Instant now = clock.instant();
        return delivery(
                tenant,
                rows.stream().map(LoadedRow::new).map(row -> over(row, now)).toList(),
                exchange);
    }

    private Alert over(LoadedRow row, Instant now) {
        return RequestAlert.over(
                row.text("fingerprint"), row.text("title"), labels(row.text("labels")), row.instant("starts_at"), now);
    }

    private Map<String, String> labels(String text) {
        try {
            return json.readValue(text, LABELS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored labels are a map of strings", e);
        }
    }
}
