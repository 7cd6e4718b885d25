package dev.serai.hub.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source delivered, whatever brought it: a webhook, the watch of a cluster, a topic. It is the exchange property
 * {@code delivery}; {@code direct:alerts-accept} takes it together with its normalised alerts.
 *
 * @param tenant whose alerts they are
 * @param source the configured or reserved name of the source
 * @param kind how its payload is read: {@code direct:normalise-<kind>}
 * @param raw the payload as it came; it is kept, and read again by its kind where its alerts are not at hand any more
 * @param key what it is known by when it comes again; null for one whose repeats count
 * @param receivedAt when it came
 * @param event what its sender says that it is about, beside the payload; null for most kinds
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares deliveries, and up to 16 MB are not copied to be safe.
public record Delivery(
        String tenant,
        String source,
        String kind,
        byte[] raw,
        @Nullable DeliveryIds key,
        Instant receivedAt,
        @Nullable String event) {

    /** The exchange property that holds it. */
    public static final String PROPERTY = "delivery";

    /** One whose payload says everything. */
    public Delivery(
            String tenant, String source, String kind, byte[] raw, @Nullable DeliveryIds key, Instant receivedAt) {
        this(tenant, source, kind, raw, key, receivedAt, null);
    }

    /** The same, read by another kind. */
    Delivery readAs(String other) {
        return new Delivery(tenant, source, other, raw, key, receivedAt, event);
    }
}
