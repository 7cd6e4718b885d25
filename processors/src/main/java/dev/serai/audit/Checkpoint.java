package dev.serai.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's chain was at a time, signed with a key that the database does not have.
 *
 * @param sequence the last link then
 * @param hash its hash
 * @param time when it was signed, to the millisecond
 * @param place where it stands among the checkpoints of its file; null in format 1, which did not say it
 * @param signature Ed25519 in Base64 over the other fields
 */
public record Checkpoint(
        String tenant, long sequence, String hash, Instant time, @Nullable CheckpointPlace place, String signature) {

    public Checkpoint {
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * A place in a file of checkpoints.
     *
     * @param instance whose file it is: an id that a file gets with its first numbered line
     * @param number the line, from 1, those of format 1 counted
     * @param previous SHA-256 in hexadecimal over the lines since the last numbered one, that one and each line feed
     *     included: the line before, or all lines of format 1
     */
    public record CheckpointPlace(UUID instance, long number, String previous) {}

    /** What is signed: the purpose with its format, then the fields as canonical JSON. */
    String signed() {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("tenant", tenant);
        fields.put("sequence", sequence);
        fields.put("hash", hash);
        fields.put("time", time.toString());
        if (place != null) {
            fields.put("instance", place.instance().toString());
            fields.put("number", place.number());
            fields.put("previous", place.previous());
        }
        return "serai audit checkpoint " + format() + "\n" + CanonicalText.of(fields);
    }

    /** 1 or 2. */
    public int format() {
        return place == null ? 1 : 2;
    }
}
