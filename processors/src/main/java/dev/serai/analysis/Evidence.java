package dev.serai.analysis;

import dev.serai.digest.Sha256;
import dev.serai.secret.Redaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stored observation; it never changes.
 *
 * @param id its id
 * @param tenant whose it is
 * @param about what it says something about
 * @param kind what sort of thing it is
 * @param source where it comes from
 * @param body what was observed
 * @param collectedAt when
 */
public record Evidence(
        UUID id, String tenant, About about, EvidenceKind kind, String source, Body body, Instant collectedAt) {

    /**
     * What a piece of evidence says something about.
     *
     * @param incidentId the incident
     * @param alertId the alert it belongs to, if any
     * @param actionId the action that brought it, if any
     */
    public record About(UUID incidentId, @Nullable UUID alertId, @Nullable UUID actionId) {}

    /**
     * What was observed.
     *
     * @param sha256 lower-case hex over the bytes, or over the text without secrets where there are none
     * @param excerpt the text without secrets, at most {@link Excerpt#MAX_BYTES} bytes of UTF-8
     * @param contentType the media type of the bytes, if known
     * @param sizeBytes how many bytes there were
     */
    public record Body(String sha256, String excerpt, @Nullable String contentType, long sizeBytes) {}

    /** Takes the secrets out of what was observed, cuts it and gives it its hash. */
    public static Evidence of(Observation seen, UUID id, String tenant, UUID incidentId, Instant now) {
        Content content = seen.content();
        String text = content != null && seen.text().isBlank() ? Excerpt.printable(content.bytes()) : seen.text();
        String safe = Redaction.redact(Excerpt.storable(text));
        byte[] hashed = content != null ? content.bytes() : safe.getBytes(StandardCharsets.UTF_8);
        return new Evidence(
                id,
                tenant,
                new About(incidentId, seen.alertId(), seen.actionId()),
                seen.kind(),
                Redaction.redact(Excerpt.storable(seen.source())),
                new Body(
                        Sha256.hex(hashed),
                        Excerpt.cut(safe, Excerpt.MAX_BYTES),
                        content == null ? null : content.mediaType(),
                        hashed.length),
                now);
    }

    /** The text without secrets. */
    public String excerpt() {
        return body.excerpt();
    }
}
