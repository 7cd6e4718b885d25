package dev.serai.hub.channel.discord;

import dev.serai.hub.http.Problem;
import dev.serai.hub.settings.DiscordSettings;
import dev.serai.message.DiscordInteraction;
import dev.serai.signature.DiscordSignature;
import java.time.Clock;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets in what Discord signed for this application, and nothing else. */
@Component("discordDoor")
class DiscordDoor {

    private final DiscordSettings settings;
    private final Clock clock;

    DiscordDoor(DiscordSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Checks the signature over the raw bytes, then reads them. Discord itself sends wrong ones and expects 401. */
    public DiscordInteraction open(
            @Header("X-Signature-Timestamp") @Nullable String timestamp,
            @Header("X-Signature-Ed25519") @Nullable String signature,
            @Body byte @Nullable [] body) {
        if (!settings.configured()) {
            throw new Problem(404, "not-found", "Not found", "Discord is not set up to call this hub.");
        }
        byte[] raw = body == null ? new byte[0] : body;
        if (!DiscordSignature.check(settings.publicKey(), timestamp, signature, raw, clock.instant())
                .isValid()) {
            throw unauthorized("The signature is missing, wrong or too old.");
        }
        DiscordInteraction interaction = read(raw);
        if (!interaction.application().equals(settings.applicationId())) {
            throw unauthorized("The interaction is for another application.");
        }
        return interaction;
    }

    private static DiscordInteraction read(byte[] raw) {
        try {
            return DiscordInteraction.read(raw);
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "malformed", "Malformed body", "The body is not an interaction of Discord.");
        }
    }

    private static Problem unauthorized(String detail) {
        return new Problem(401, "unauthorized", "Unauthorized", detail);
    }
}
