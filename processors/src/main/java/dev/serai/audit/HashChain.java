package dev.serai.audit;

import dev.serai.digest.Sha256;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Seals events one after another, so that none can be changed, moved, put in or taken out later without a trace. */
public final class HashChain {

    /** What stands before the first link. */
    public static final String GENESIS = "0".repeat(64);

    private HashChain() {}

    /** The link after {@code last}; null when there is none yet. */
    public static Seal next(@Nullable Seal last, AuditEvent event) {
        long sequence = last == null ? 1 : last.sequence() + 1;
        String previous = last == null ? GENESIS : last.hash();
        return new Seal(event.tenant(), sequence, event.id(), previous, hash(previous, sequence, event));
    }

    /** The hash that a link at this place must have. */
    public static String hash(String previousHash, long sequence, AuditEvent event) {
        Map<String, @Nullable Object> form = new TreeMap<>();
        form.put("previous_hash", previousHash);
        form.put("sequence", sequence);
        form.put("tenant", event.tenant());
        form.put("id", event.id().toString());
        form.put("actor", event.actor());
        form.put("verb", event.verb());
        form.put("object_type", event.objectType());
        form.put("object_id", event.objectId());
        form.put("reason", event.reason());
        form.put("details", CanonicalText.parse(event.details()));
        form.put("at", event.at().toString());
        return Sha256.hex(CanonicalText.of(form));
    }
}
