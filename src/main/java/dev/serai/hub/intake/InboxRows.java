package dev.serai.hub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.UnnestParameters;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The inbox: deliveries as they came, which of them are still to be folded, and which are kept in quarantine. */
@Component
class InboxRows {

    private static final String ACCEPT = Sql.text("inbox-accept");
    private static final String CLAIM = Sql.text("inbox-claim");
    private static final String PUT_BACK = Sql.text("inbox-put-back");
    private static final String DUE = Sql.text("inbox-due");
    private static final String READ = Sql.text("inbox-read");
    private static final String QUARANTINE = Sql.text("inbox-quarantine");
    private static final String DESCRIBE = Sql.text("inbox-describe");
    private static final String WAITS_ON = Sql.text("inbox-waits-on");
    private static final String FORGET_KEYS = Sql.text("delivery-quarantined");
    private static final String PENDING_OF = Sql.text("inbox-pending-of");
    private static final String OLDEST = Sql.text("inbox-oldest");
    private static final String QUARANTINED = Sql.text("quarantine-read");
    private static final String LEAVE = Sql.text("quarantine-leave");
    private static final String FORGET_NOTICES = Sql.text("quarantine-notice-forget");
    private static final String OLDEST_QUARANTINED = Sql.text("quarantine-oldest");
    private static final String BYTES = Sql.text("inbox-bytes");
    private static final String DROP_OLDEST = Sql.text("inbox-drop-oldest");
    private static final String RECORDED = Sql.text("inbox-recorded");
    private static final long PAGE_BYTES = 16 << 20;
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private final NamedParameterJdbcTemplate jdbc;
    private final ObjectMapper json;

    InboxRows(NamedParameterJdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** How much waits. */
    record Backlog(@Nullable Instant oldest, long deliveries) {}

    /** A delivery in quarantine. */
    record Quarantined(Unfolded delivery, Unfit unfit) {}

    /** Keeps them; those in the portion are to be folded. */
    void accept(String tenant, List<InboxDelivery> all, Portion portion) {
        MapSqlParameterSource given = UnnestParameters.of(all)
                .text("ids", InboxDelivery::id)
                .text("received", InboxDelivery::receivedAt)
                .text("sources", one -> one.delivery().source())
                .text("kinds", one -> one.delivery().kind())
                .text("events", one -> one.delivery().event())
                .text("keys", one -> key(one.delivery().key()))
                .parameters()
                .addValue("raws", all.stream().map(one -> one.delivery().raw()).toArray(byte[][]::new));
        jdbc.update(ACCEPT, of(portion, tenant, given));
    }

    /** Those of them that wait on, in a portion of their own. */
    void putBack(String tenant, Portion portion) {
        jdbc.update(
                PUT_BACK, of(portion, tenant, new MapSqlParameterSource()).addValue("attempts", portion.attempts()));
    }

    private static MapSqlParameterSource of(Portion portion, String tenant, MapSqlParameterSource parameters) {
        boolean none = portion.deliveries().isEmpty();
        return parameters
                .addValue("tenant", tenant)
                .addValue("portion", portion.id().toString())
                .addValue(
                        "deliveries",
                        texts(portion.deliveries().stream().map(Unfolded::id).toList()))
                .addValue(
                        "named",
                        portion.deliveries().stream()
                                .map(Unfolded::source)
                                .distinct()
                                .toArray(String[]::new))
                .addValue("from", none ? null : Timestamp.from(portion.from()))
                .addValue("to", none ? null : Timestamp.from(portion.to()));
    }

    /** Which of these portions the current transaction is to fold; another hub has folded the others, or does. */
    Set<UUID> claim(String tenant, Collection<UUID> portions) {
        return new HashSet<>(jdbc.query(
                CLAIM,
                new MapSqlParameterSource("tenant", tenant).addValue("ids", texts(portions)),
                (row, number) -> row.getObject("id", UUID.class)));
    }

    /** What no hub has folded in time, in the order in which it was accepted, but for what this one has in its hands. */
    List<Portion> due(String tenant, Collection<UUID> own) {
        return jdbc
                .query(
                        DUE,
                        new MapSqlParameterSource("tenant", tenant).addValue("own", texts(own)),
                        (row, number) -> portion(row))
                .stream()
                .map(portion -> described(tenant, portion))
                .sorted(Comparator.comparing(portion -> portion.id().toString()))
                .toList();
    }

    private static Portion portion(ResultSet row) throws SQLException {
        Array ids = row.getArray("deliveries");
        Instant from = row.getTimestamp("received_from").toInstant();
        Instant to = row.getTimestamp("received_to").toInstant();
        List<Unfolded> deliveries = new ArrayList<>();
        for (String id : (String[]) ids.getArray()) {
            // These bound where its own time lies.
            deliveries.add(new Unfolded(UUID.fromString(id), "", deliveries.isEmpty() ? from : to, null, 0));
        }
        return new Portion(row.getObject("id", UUID.class), deliveries, row.getInt("attempts"));
    }

    /** With what is known of its deliveries without reading their payloads. */
    private Portion described(String tenant, Portion portion) {
        Map<UUID, Unfolded> known = new HashMap<>();
        jdbc.query(DESCRIBE, of(tenant, portion.deliveries()), row -> {
            UUID id = row.getObject("id", UUID.class);
            Instant received = row.getTimestamp("received_at").toInstant();
            known.put(id, new Unfolded(id, row.getString("source"), received, null, row.getInt("bytes")));
        });
        return new Portion(
                portion.id(),
                portion.deliveries().stream()
                        .map(one -> known.getOrDefault(one.id(), one))
                        .toList(),
                portion.attempts());
    }

    /** That nobody can read it just now counts against no portion. */
    int waitsOn(String tenant, Portion portion) {
        return jdbc.update(
                WAITS_ON,
                new MapSqlParameterSource("tenant", tenant)
                        .addValue("portion", portion.id().toString()));
    }

    /** What they are known by when they come again is forgotten. */
    void forgetKeys(String tenant, List<Unfolded> deliveries) {
        if (!deliveries.isEmpty()) {
            jdbc.update(FORGET_KEYS, of(tenant, deliveries));
        }
    }

    private static MapSqlParameterSource of(String tenant, List<Unfolded> deliveries) {
        Portion all = new Portion(deliveries.get(0).id(), deliveries, 0);
        return new MapSqlParameterSource("tenant", tenant)
                .addValue("ids", texts(deliveries.stream().map(Unfolded::id).toList()))
                .addValue("from", Timestamp.from(all.from()))
                .addValue("to", Timestamp.from(all.to()));
    }

    /** The deliveries of a portion as they came, by their ids. */
    Map<UUID, Delivery> read(String tenant, Portion portion) {
        Map<UUID, Delivery> read = new LinkedHashMap<>();
        jdbc.query(READ, of(tenant, portion.deliveries()), row -> {
            read.put(row.getObject("id", UUID.class), delivery(tenant, row));
        });
        return read;
    }

    /** A page of what was delivered, as it came. */
    List<StoredDelivery> recorded(String tenant, RecordedRange range) {
        UUID after = range.after();
        return jdbc.query(
                RECORDED,
                new MapSqlParameterSource("tenant", tenant)
                        .addValue("source", range.source())
                        .addValue("from", Timestamp.from(range.from()))
                        .addValue("to", Timestamp.from(range.to()))
                        .addValue("after", after == null ? null : after.toString())
                        .addValue("limit", range.limit())
                        .addValue("bytes", PAGE_BYTES),
                (row, number) -> new StoredDelivery(row.getObject("id", UUID.class), delivery(tenant, row)));
    }

    private Delivery delivery(String tenant, ResultSet row) throws SQLException {
        return new Delivery(
                tenant,
                row.getString("source"),
                row.getString("kind"),
                row.getBytes("raw"),
                key(row.getString("delivery_key")),
                row.getTimestamp("received_at").toInstant(),
                row.getString("event"));
    }

    /** The first of its source and reason that is kept. */
    record QuarantineNotice(UUID id, String source, String reason) {}

    /** @return those that are the first of their source and reason, as nobody was told of yet */
    List<QuarantineNotice> quarantine(String tenant, List<Quarantined> all, Instant now) {
        if (all.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                QUARANTINE,
                UnnestParameters.of(all)
                        .text("ids", one -> one.delivery().id())
                        .text("received", one -> one.delivery().receivedAt())
                        .text("sources", one -> one.delivery().source())
                        .text("reasons", one -> one.unfit().reason().name())
                        .text("details", one -> one.unfit().detail())
                        .number("alerts", one -> one.unfit().alerts())
                        .all("now", now)
                        .parameters()
                        .addValue("tenant", tenant),
                (row, number) -> new QuarantineNotice(
                        row.getObject("first_id", UUID.class), row.getString("source"), row.getString("reason")));
    }

    /** One in quarantine as it came; null where there is none, or its day is forgotten. */
    @Nullable
    StoredDelivery quarantined(String tenant, UUID id) {
        return jdbc
                .query(
                        QUARANTINED,
                        new MapSqlParameterSource("tenant", tenant).addValue("id", id.toString()),
                        (row, number) -> new StoredDelivery(id, delivery(tenant, row)))
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** False where it was not in quarantine any more. */
    boolean leaveQuarantine(String tenant, UUID id) {
        MapSqlParameterSource of = new MapSqlParameterSource("tenant", tenant).addValue("id", id.toString());
        boolean left = jdbc.update(LEAVE, of) == 1;
        jdbc.update(FORGET_NOTICES, of);
        return left;
    }

    /** What it takes on disk, of all tenants. */
    long bytes() {
        Long bytes = jdbc.queryForObject(BYTES, new MapSqlParameterSource(), Long.class);
        return bytes == null ? 0 : bytes;
    }

    /** Drops the oldest day before that one; null where there is none. */
    @Nullable
    String dropOldest(LocalDate keptFrom) {
        return jdbc.queryForObject(
                DROP_OLDEST, new MapSqlParameterSource("keptFrom", Date.valueOf(keptFrom)), String.class);
    }

    @Nullable
    Instant oldestQuarantined(String tenant) {
        Timestamp oldest =
                jdbc.queryForObject(OLDEST_QUARANTINED, new MapSqlParameterSource("tenant", tenant), Timestamp.class);
        return oldest == null ? null : oldest.toInstant();
    }

    /** Whether anything of this source is still to be folded, by whichever hub. */
    boolean isPending(String tenant, String source) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                PENDING_OF, new MapSqlParameterSource("tenant", tenant).addValue("source", source), Boolean.class));
    }

    Backlog backlog(String tenant) {
        return jdbc.queryForObject(OLDEST, new MapSqlParameterSource("tenant", tenant), (row, number) -> {
            Timestamp oldest = row.getTimestamp("oldest");
            return new Backlog(oldest == null ? null : oldest.toInstant(), row.getLong("deliveries"));
        });
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private @Nullable String key(@Nullable DeliveryIds key) {
        if (key == null) {
            return null;
        }
        List<String> texts = new ArrayList<>(List.of(key.channel()));
        key.ids().stream().sorted().forEach(texts::add);
        try {
            return json.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of strings is JSON", e);
        }
    }

    private @Nullable DeliveryIds key(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        try {
            List<String> texts = json.readValue(stored, STRINGS);
            return new DeliveryIds(texts.get(0), Set.copyOf(texts.subList(1, texts.size())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a delivery's key is stored as a list of strings", e);
        }
    }
}
