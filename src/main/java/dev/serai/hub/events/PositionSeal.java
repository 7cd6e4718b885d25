package dev.serai.hub.events;

import dev.serai.event.StreamPosition;
import dev.serai.event.StreamSnapshot;
import dev.serai.hub.http.DataKeyCipher;
import dev.serai.hub.settings.KeySettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Positions as who listens has them: sealed for their tenant. So nobody makes one up that is dear to read from, and nobody
 * reads in one how much other tenants write.
 */
@Component
class PositionSeal {

    /** Ahead of any database's, so that whoever is there loads anew what they show. */
    static final StreamPosition UNKNOWN = StreamPosition.at(new StreamSnapshot(Long.MAX_VALUE, List.of()));

    /** Its length says little about how many transactions are open. */
    private static final int STEP = 64;

    private final DataKeyCipher cipher;

    PositionSeal(KeySettings keys) {
        this.cipher = new DataKeyCipher(keys, "serai event positions v1");
    }

    /** The id of an event; another one each time. */
    String text(String tenant, StreamPosition position) {
        String text = position.text();
        String padded = text + " ".repeat(STEP - text.length() % STEP);
        byte[] sealed = cipher.seal(tenant, padded.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** What {@link #text} wrote for the tenant; {@link #UNKNOWN} for anything else, and when its key is not there any more. */
    StreamPosition find(String tenant, String text) {
        return bytes(text)
                .flatMap(bytes -> cipher.open(tenant, bytes))
                .flatMap(open -> StreamPosition.find(new String(open, StandardCharsets.US_ASCII).strip()))
                .orElse(UNKNOWN);
    }

    private static Optional<byte[]> bytes(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
