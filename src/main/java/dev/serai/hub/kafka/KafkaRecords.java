package dev.serai.hub.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.DeliveryJson;
import dev.serai.alert.DeliveryRefusal;
import dev.serai.alert.DeliveryRefusal.DeliveryRefusalReason;
import dev.serai.alert.Normalised;
import dev.serai.failure.Causes;
import dev.serai.hub.http.ProblemRenderer;
import dev.serai.hub.intake.Delivery;
import dev.serai.hub.intake.DeliveryIds;
import dev.serai.hub.intake.ReadDelivery;
import dev.serai.hub.kafka.KafkaBatch.TakenRecord;
import dev.serai.hub.settings.KafkaSettings;
import dev.serai.hub.settings.KafkaSettings.AlertTopic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of the routes that take alerts from topics. */
@Component("kafkaRecords")
class KafkaRecords {

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final KafkaSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    KafkaRecords(KafkaSettings settings, Clock clock, MeterRegistry meters) {
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** Begins a batch of a source. */
    public void begin(String source, Exchange exchange) {
        AlertTopic topic = settings.alerts().get(source);
        if (topic == null) {
            throw new IllegalArgumentException("not one of serai.kafka.alerts");
        }
        exchange.setProperty(KafkaBatch.PROPERTY, new KafkaBatch(source, topic.kind()));
    }

    /** Leaves what a normaliser's route reads: the property {@code delivery}, and as body the payload, parsed. */
    public void open(
            @Header("tenant") String tenant,
            @ExchangeProperty(KafkaBatch.PROPERTY) KafkaBatch batch,
            Exchange exchange) {
        // A parameter of this type would be the route's own exchange.
        Exchange record = (Exchange) exchange.getMessage().getBody();
        batch.begin(record);
        byte[] raw = record.getMessage().getBody(byte[].class);
        if (raw == null || raw.length == 0) {
            throw new DeliveryRefusal(DeliveryRefusalReason.NO_ALERT, "The record is empty.");
        }
        if (raw.length > MOST_BYTES) {
            throw new DeliveryRefusal(DeliveryRefusalReason.TOO_MANY, "The record is longer than 16 MiB.");
        }
        String source = batch.source();
        exchange.setProperty("source", source);
        exchange.setProperty(
                Delivery.PROPERTY,
                new Delivery(tenant, source, batch.kind(), raw, ids(source, record.getMessage()), clock.instant()));
        exchange.getMessage().setBody(DeliveryJson.parse(raw), JsonNode.class);
    }

    /** Where it lies is what it is known by; a topic that was made anew has other times. */
    private static DeliveryIds ids(String source, Message record) {
        String place = record.getHeader("kafka.TOPIC") + "/" + record.getHeader("kafka.PARTITION") + "/"
                + record.getHeader("kafka.OFFSET") + "/" + record.getHeader("kafka.TIMESTAMP");
        return new DeliveryIds("kafka/" + source, Set.of(place));
    }

    /** Takes what its normaliser has made of it. */
    public void taken(
            @Body Normalised normalised,
            @ExchangeProperty(Delivery.PROPERTY) Delivery delivery,
            @ExchangeProperty(KafkaBatch.PROPERTY) KafkaBatch batch) {
        if (!normalised.alerts().isEmpty()) {
            batch.taken(new ReadDelivery(delivery, normalised));
        } else if (normalised.ignored() == null) {
            batch.refused(noAlert(normalised));
        }
    }

    private static String noAlert(Normalised normalised) {
        return normalised.rejected().isEmpty()
                ? "The record holds no alert."
                : "None of its alerts can be taken; the first: "
                        + normalised.rejected().get(0).reason();
    }

    /** Takes why it could not be read; where that is none of the record's fault, the batch is read again. */
    public void unfit(@ExchangeProperty(KafkaBatch.PROPERTY) KafkaBatch batch, Exchange exchange) throws Exception {
        Exception caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        if (ProblemRenderer.isPassing(caught)
                || Causes.first(caught, DirectConsumerNotAvailableException.class)
                        .isPresent()) {
            throw caught;
        }
        batch.refused(Causes.first(caught, DeliveryRefusal.class)
                .map(DeliveryRefusal::detail)
                .orElse("The record does not fit the source's configured kind."));
    }

    /** What is to be stored. */
    public List<ReadDelivery> deliveries(@ExchangeProperty(KafkaBatch.PROPERTY) KafkaBatch batch) {
        return batch.taken().stream().map(TakenRecord::delivery).toList();
    }

    /** Those of the batch that are not stored and never will be, as messages. @param refused by the database, with the reason */
    public List<Message> deadLetters(
            @Body List<@Nullable String> refused, @ExchangeProperty(KafkaBatch.PROPERTY) KafkaBatch batch) {
        String source = batch.source();
        for (int at = 0; at < refused.size(); at++) {
            String reason = refused.get(at);
            if (reason != null) {
                batch.refused(batch.taken().get(at).record(), reason);
            }
        }
        meters.counter("serai.kafka.records", "source", source, "step", "accepted")
                .increment(batch.taken().size());
        meters.counter("serai.kafka.records", "source", source, "step", "dead")
                .increment(batch.refused().size());
        return batch.refused().stream()
                .map(one -> DeadLetter.of(one.record(), source, one.reason(), clock.instant()))
                .toList();
    }
}
