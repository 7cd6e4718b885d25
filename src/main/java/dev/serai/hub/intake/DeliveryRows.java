package dev.serai.hub.intake;

import dev.serai.hub.db.Sql;
import dev.serai.hub.db.UnnestParameters;
import dev.serai.hub.intake.IntakeWriter.Delivery;
import java.time.Instant;
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

/** Remembers deliveries in the transaction of their effect, so that each has it once, whichever instance it comes to. */
@Component
class DeliveryRows {

    private static final String REMEMBER = Sql.text("delivery-remember");

    private final NamedParameterJdbcTemplate jdbc;

    DeliveryRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are new, or that nobody asked to remember, each as the object it is; from the commit on they are known. */
    Set<Delivery> fresh(List<Delivery> deliveries, Instant now) {
        Set<Key> keys = new TreeSet<>();
        deliveries.forEach(delivery -> keys.addAll(keys(delivery)));
        Set<Key> unseen = keys.isEmpty() ? keys : remember(new ArrayList<>(keys), now);
        Set<Delivery> fresh = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Delivery delivery : deliveries) {
            Set<Key> own = keys(delivery);
            if (unseen.containsAll(own)) {
                fresh.add(delivery);
            }
            // A second one in the same batch is no longer new.
            unseen.removeAll(own);
        }
        return fresh;
    }

    private Set<Key> remember(List<Key> keys, Instant now) {
        return new HashSet<>(jdbc.query(
                REMEMBER,
                UnnestParameters.of(keys)
                        .text("tenants", Key::tenant)
                        .text("channels", Key::channel)
                        .text("ids", Key::id)
                        .all("now", now)
                        .parameters(),
                (row, n) -> new Key(row.getString("tenant"), row.getString("channel"), row.getString("delivery_id"))));
    }

    private static Set<Key> keys(Delivery delivery) {
        DeliveryIds known = delivery.known();
        return known == null
                ? Set.of()
                : known.ids().stream()
                        .map(id -> new Key(delivery.tenant(), known.channel(), id))
                        .collect(Collectors.toSet());
    }

    private record Key(String tenant, String channel, String id) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::tenant).thenComparing(Key::channel).thenComparing(Key::id);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
