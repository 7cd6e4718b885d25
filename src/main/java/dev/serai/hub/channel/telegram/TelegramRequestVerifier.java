package dev.serai.hub.channel.telegram;

import dev.serai.hub.http.ContentType;
import dev.serai.hub.http.Problem;
import dev.serai.hub.settings.TelegramSettings;
import dev.serai.signature.SecretToken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Refuses who does not present the secret token, before a byte of the body is read; the route checks it once more. */
@Component
class TelegramRequestVerifier {

    /** Far more than an update has: a message is at most 4096 characters. */
    static final int MAX_BYTES = 256 * 1024;

    private final TelegramSettings settings;

    TelegramRequestVerifier(TelegramSettings settings) {
        this.settings = settings;
    }

    void check(@Nullable String presented, @Nullable String type) {
        if (!settings.configured() || settings.secretToken().isEmpty()) {
            throw new Problem(404, "not-found", "Not found", "Telegram is not set up to call this hub.");
        }
        if (!SecretToken.check(settings.secretToken(), presented).isValid()) {
            throw new Problem(401, "unauthorized", "Unauthorized", "The secret token is missing or wrong.");
        }
        ContentType.require("application/json", type);
    }
}
