package dev.serai.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What a tenant's chain was at a time, signed with a key that the database does not have.
 *
 * @param sequence the last link then
 * @param hash its hash
 * @param time when it was signed, to the millisecond
 * @param signature Ed25519 in Base64 over the other fields
 */
public record Checkpoint(String tenant, long sequence, String hash, Instant time, String signature) {

    public Checkpoint {
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** What is signed: the purpose, then the fields as canonical JSON. */
    static String signed(String tenant, long sequence, String hash, Instant time) {
        return "serai audit checkpoint 1\n"
                + CanonicalText.of(Map.of(
                        "tenant",
                        tenant,
                        "sequence",
                        sequence,
                        "hash",
                        hash,
                        "time",
                        time.truncatedTo(ChronoUnit.MILLIS).toString()));
    }
}
