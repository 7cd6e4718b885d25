package dev.serai.hub.channel.telegram;

import dev.serai.hub.http.ContentType;
import dev.serai.hub.http.Problem;
import dev.serai.hub.settings.TelegramSettings;
import dev.serai.message.TelegramUpdate;
import dev.serai.signature.SecretToken;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets in what Telegram sent, and nothing else. */
@Component("telegramDoor")
class TelegramDoor {

    /** Far more than an update has: a message is at most 4096 characters. */
    static final int MAX_BYTES = 256 * 1024;

    private final TelegramSettings settings;

    TelegramDoor(TelegramSettings settings) {
        this.settings = settings;
    }

    /** Checks the sender before a byte of the body is read. */
    public void check(
            @Header("X-Telegram-Bot-Api-Secret-Token") @Nullable String presented,
            @Header("Content-Type") @Nullable String type) {
        if (!settings.configured() || settings.secretToken().isEmpty()) {
            throw new Problem(404, "not-found", "Not found", "Telegram is not set up to call this hub.");
        }
        if (!SecretToken.check(settings.secretToken(), presented).isValid()) {
            throw new Problem(401, "unauthorized", "Unauthorized", "The secret token is missing or wrong.");
        }
        ContentType.require("application/json", type);
    }

    /** Reads an update. */
    public TelegramUpdate read(@Body byte @Nullable [] body) {
        try {
            return TelegramUpdate.read(body == null ? new byte[0] : body);
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "malformed", "Malformed body", "The body is not an update of the Bot API.");
        }
    }
}
