package dev.serai.hub.settings;

import dev.serai.signature.DiscordSignature;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Discord channel, {@code serai.channels.discord.*}; without any of the first four it is off.
 *
 * @param botToken the bot's token, from the application's page <i>Bot</i>
 * @param applicationId the application's id; interactions for another one are refused
 * @param publicKey what the application's interactions are verified with; any of several while it is being replaced
 * @param channelId the channel that is told
 * @param escalationChannelId the channel that is told at half time of an approval; the same channel if unset
 * @param baseUrl the API up to its version
 */
@ConfigurationProperties("serai.channels.discord")
public record DiscordSettings(
        @Nullable String botToken,
        @Nullable String applicationId,
        List<String> publicKey,
        @Nullable String channelId,
        @Nullable String escalationChannelId,
        @DefaultValue("https://discord.com/api/v10") URI baseUrl) {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.-]{20,200}");
    private static final Pattern SNOWFLAKE = Pattern.compile("[0-9]{1,20}");

    public DiscordSettings {
        botToken = blankToNull(botToken);
        applicationId = blankToNull(applicationId);
        publicKey = SecretList.of(publicKey).stream()
                .map(key -> key.toLowerCase(Locale.ROOT))
                .toList();
        channelId = blankToNull(channelId);
        escalationChannelId = blankToNull(escalationChannelId);
        baseUrl = URI.create(baseUrl.toString().replaceAll("/+$", ""));
        require(
                baseUrl.getHost() != null
                        && ("https".equals(baseUrl.getScheme()) || "http".equals(baseUrl.getScheme())),
                "base-url must be an http or https address, for instance https://discord.com/api/v10");
        if (!publicKey.isEmpty()
                || Stream.of(botToken, applicationId, channelId, escalationChannelId)
                        .anyMatch(value -> value != null)) {
            require(
                    botToken != null && TOKEN.matcher(botToken).matches(),
                    "bot-token is missing or does not look like one: copy it from the application's page Bot");
            require(isSnowflake(applicationId), "application-id must be the application's number");
            require(
                    !publicKey.isEmpty() && publicKey.stream().allMatch(DiscordSignature::isPublicKey),
                    "public-key must be the 64 hex digits of the application's page General Information, or several"
                            + " such with commas");
            require(isSnowflake(channelId), "channel-id must be the number of a channel");
            require(
                    escalationChannelId == null || isSnowflake(escalationChannelId),
                    "escalation-channel-id must be the number of a channel");
        }
    }

    /** Whether the channel is on. */
    public boolean configured() {
        return botToken != null;
    }

    /** The channel that is told at half time. */
    public @Nullable String escalationChannel() {
        return escalationChannelId == null ? channelId : escalationChannelId;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "DiscordSettings[configured=" + configured() + ", channelId=" + channelId + "]";
    }

    private static boolean isSnowflake(@Nullable String id) {
        return id != null && SNOWFLAKE.matcher(id).matches();
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException("serai.channels.discord." + otherwise);
        }
    }
}
