package dev.serai.analysis;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a collector or an action found, before it is stored.
 *
 * @param kind what sort of thing it is
 * @param source where it comes from, for instance {@code alert:<id>}; together with the bytes it tells observations
 *     apart, so it holds no time
 * @param text what it says; secrets are taken out when it is stored. Blank with {@code content}: the printable part of
 *     the bytes is used
 * @param content the whole bytes, kept only where a later step needs them; null keeps the text's excerpt alone
 * @param alertId the alert it belongs to, if it is one alert's
 * @param actionId the action that brought it, if one did
 */
public record Observation(
        EvidenceKind kind,
        String source,
        String text,
        @Nullable Content content,
        @Nullable UUID alertId,
        @Nullable UUID actionId) {

    /** Longest source, in characters. */
    public static final int MAX_SOURCE = 200;

    public Observation {
        if (source.isBlank() || source.length() > MAX_SOURCE) {
            throw new IllegalArgumentException("source has " + source.length() + " characters, not 1 to " + MAX_SOURCE);
        }
    }

    /** Something that is text only. */
    public static Observation ofText(EvidenceKind kind, String source, String text) {
        return new Observation(kind, source, text, null, null, null);
    }

    /** What an action's run brought, as text. */
    public static Observation ofAction(UUID actionId, EvidenceKind kind, String source, String text) {
        return new Observation(kind, source, text, null, null, actionId);
    }
}
