package dev.serai.hub.kafka;

import dev.serai.hub.intake.ReadDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The records of one batch: what was made of each, or why nothing was. */
final class KafkaBatch {

    /** The exchange property that holds it. */
    static final String PROPERTY = "kafkaBatch";

    private final String source;
    private final String kind;
    private final List<TakenRecord> taken = new ArrayList<>();
    private final List<RefusedRecord> refused = new ArrayList<>();
    private @Nullable Exchange current;

    /** @param kind how its records are read */
    KafkaBatch(String source, String kind) {
        this.source = source;
        this.kind = kind;
    }

    String source() {
        return source;
    }

    String kind() {
        return kind;
    }

    /** A record that was read. */
    record TakenRecord(Exchange record, ReadDelivery delivery) {}

    /** A record that no alert can be made of, and why. */
    record RefusedRecord(Exchange record, String reason) {}

    /** The next one that is read. */
    void begin(Exchange record) {
        current = record;
    }

    void taken(ReadDelivery delivery) {
        taken.add(new TakenRecord(Objects.requireNonNull(current), delivery));
    }

    void refused(String reason) {
        refused(Objects.requireNonNull(current), reason);
    }

    void refused(Exchange record, String reason) {
        refused.add(new RefusedRecord(record, reason));
    }

    List<TakenRecord> taken() {
        return taken;
    }

    List<RefusedRecord> refused() {
        return refused;
    }
}
