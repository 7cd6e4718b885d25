package dev.serai.hub.security;

import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.security.ContactStore.Sealed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** E-mail and phone of accounts: sealed where they are stored, open where an admin or the person themself asks. */
@Component("contacts")
class Contacts {

    private static final Logger LOG = LoggerFactory.getLogger(Contacts.class);
    private static final String EMAIL = "email";
    private static final String PHONE = "phone";
    private static final UUID FIRST = new UUID(0, 0);

    private final ContactStore store;
    private final ContactEncryption seal;
    private final Counter unreadable;

    Contacts(ContactStore store, ContactEncryption seal, MeterRegistry meters) {
        this.store = store;
        this.seal = seal;
        this.unreadable = Counter.builder("serai.people.unreadable")
                .description("Sealed values met that no key in serai.keys.data opens")
                .register(meters);
    }

    /** Rows of accounts, with {@code email} and {@code phone} opened. */
    public List<Map<String, @Nullable Object>> reveal(
            @Body List<Map<String, @Nullable Object>> rows, @Header("tenant") String tenant) {
        return rows.stream().map(row -> revealed(row, tenant)).toList();
    }

    /** What is stored of one account; null where there is nothing. */
    Map<String, @Nullable Object> of(String tenant, UUID userId) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put(EMAIL, null);
        row.put(PHONE, null);
        store.find(tenant, userId).ifPresent(stored -> {
            row.put(EMAIL, opened(tenant, userId, EMAIL, stored.email()));
            row.put(PHONE, opened(tenant, userId, PHONE, stored.phone()));
        });
        return row;
    }

    /** Stores what is not null, in the current transaction; an empty text removes. The account's row is locked. */
    void set(String tenant, UUID userId, @Nullable String email, @Nullable String phone) {
        if (email == null && phone == null) {
            return;
        }
        Sealed before = store.find(tenant, userId).orElseThrow();
        store.replace(
                tenant,
                before,
                new Sealed(
                        userId,
                        email == null ? before.email() : closed(tenant, userId, EMAIL, email),
                        phone == null ? before.phone() : closed(tenant, userId, PHONE, phone)));
    }

    /**
     * Seals with the first key what another has sealed. It may be stopped and begun again at any point. What no key
     * opens stays as it is, and is told.
     */
    public void reseal(@Header("tenant") String tenant) {
        int done = 0;
        UUID after = FIRST;
        for (List<Sealed> some = next(tenant, after); !some.isEmpty(); some = next(tenant, after)) {
            for (Sealed before : some) {
                Sealed fresh = new Sealed(
                        before.userId(),
                        resealed(tenant, before.userId(), EMAIL, before.email()),
                        resealed(tenant, before.userId(), PHONE, before.phone()));
                done += store.replace(tenant, before, fresh) ? 1 : 0;
                after = before.userId();
            }
        }
        if (done > 0) {
            LOG.info("Checked the personal data of {} accounts of tenant {} for the new first key", done, tenant);
        }
    }

    private List<Sealed> next(String tenant, UUID after) {
        return store.outdated(tenant, after, seal.current());
    }

    private byte @Nullable [] resealed(String tenant, UUID userId, String field, byte @Nullable [] value) {
        if (value == null || seal.isCurrent(value)) {
            return value;
        }
        String text = opened(tenant, userId, field, value);
        return text == null ? value : seal.seal(tenant, userId, field, text);
    }

    private Map<String, @Nullable Object> revealed(Map<String, @Nullable Object> columns, String tenant) {
        LoadedRow row = new LoadedRow(columns);
        Map<String, @Nullable Object> open = new HashMap<>(columns);
        UUID userId = row.id("id");
        open.put(EMAIL, opened(tenant, userId, EMAIL, row.bytesOrNull(EMAIL)));
        open.put(PHONE, opened(tenant, userId, PHONE, row.bytesOrNull(PHONE)));
        return open;
    }

    private byte @Nullable [] closed(String tenant, UUID userId, String field, String text) {
        return text.isEmpty() ? null : seal.seal(tenant, userId, field, text);
    }

    private @Nullable String opened(String tenant, UUID userId, String field, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        String text = seal.open(tenant, userId, field, value).orElse(null);
        if (text == null) {
            unreadable.increment();
            LOG.error("The {} of account {} cannot be opened with any key in serai.keys.data", field, userId);
        }
        return text;
    }
}
