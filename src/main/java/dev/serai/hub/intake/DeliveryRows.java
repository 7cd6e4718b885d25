package dev.serai.hub.intake;

import dev.serai.digest.Sha256;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.UnnestParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Remembers deliveries in the transaction that accepts them, so that each is accepted once, whichever instance it comes to. */
@Component
class DeliveryRows {

    private static final String REMEMBER = Sql.text("delivery-remember");

    private final NamedParameterJdbcTemplate jdbc;

    DeliveryRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those that are new, or that nobody asked to remember, each as the object it is; from the commit on they are known. What is
     * unfit is not remembered by its ids: it may come again once it can be read. Until then its bytes are kept once a day.
     */
    Set<InboxDelivery> fresh(List<InboxDelivery> deliveries, Instant now) {
        Set<DeliveryKey> keys = new TreeSet<>();
        deliveries.forEach(delivery -> keys.addAll(keys(delivery)));
        Set<DeliveryKey> unseen = keys.isEmpty() ? keys : remember(new ArrayList<>(keys), now);
        Set<InboxDelivery> fresh = Collections.newSetFromMap(new IdentityHashMap<>());
        for (InboxDelivery delivery : deliveries) {
            Set<DeliveryKey> own = keys(delivery);
            if (unseen.containsAll(own)) {
                fresh.add(delivery);
            }
            // A second one in the same batch is no longer new.
            unseen.removeAll(own);
        }
        return fresh;
    }

    private Set<DeliveryKey> remember(List<DeliveryKey> keys, Instant now) {
        return new HashSet<>(jdbc.query(
                REMEMBER,
                UnnestParameters.of(keys)
                        .text("tenants", DeliveryKey::tenant)
                        .text("channels", DeliveryKey::channel)
                        .text("ids", DeliveryKey::id)
                        .all("now", now)
                        .parameters(),
                (row, n) -> new DeliveryKey(
                        row.getString("tenant"), row.getString("channel"), row.getString("delivery_id"))));
    }

    private static Set<DeliveryKey> keys(InboxDelivery delivery) {
        DeliveryIds known = delivery.unfit() == null ? delivery.delivery().key() : unfitIds(delivery.delivery());
        return known == null
                ? Set.of()
                : known.ids().stream()
                        .map(id -> new DeliveryKey(delivery.delivery().tenant(), known.channel(), id))
                        .collect(Collectors.toSet());
    }

    private static DeliveryIds unfitIds(Delivery delivery) {
        LocalDate day = LocalDate.ofInstant(delivery.receivedAt(), ZoneOffset.UTC);
        return new DeliveryIds("quarantine/" + delivery.source(), Set.of(day + "/" + Sha256.hex(delivery.raw())));
    }

    private record DeliveryKey(String tenant, String channel, String id) implements Comparable<DeliveryKey> {

        private static final Comparator<DeliveryKey> ORDER = Comparator.comparing(DeliveryKey::tenant)
                .thenComparing(DeliveryKey::channel)
                .thenComparing(DeliveryKey::id);

        @Override
        public int compareTo(DeliveryKey other) {
            return ORDER.compare(this, other);
        }
    }
}
