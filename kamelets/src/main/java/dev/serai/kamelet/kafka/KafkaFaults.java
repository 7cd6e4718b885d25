package dev.serai.kamelet.kafka;

import dev.serai.failure.Causes;
import dev.serai.kamelet.events.ReceiverAway;
import dev.serai.kamelet.events.ReceiverRefused;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** Tells what no broker will ever take from a broker that is away or refuses the client. */
public class KafkaFaults {

    /** Throws what the exception that was caught comes to. */
    public void failed(Exchange exchange) {
        Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        for (Throwable cause : Causes.of(caught)) {
            if (cause instanceof RecordTooLargeException
                    || cause instanceof SerializationException
                    || cause instanceof InvalidRecordException) {
                throw new ReceiverRefused(
                        "Kafka refuses the record: " + cause.getClass().getSimpleName());
            }
        }
        throw new ReceiverAway("Kafka takes nothing just now: " + Causes.rootName(caught));
    }
}
