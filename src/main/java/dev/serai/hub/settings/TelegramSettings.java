package dev.serai.hub.settings;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Telegram channel, {@code serai.channels.telegram.*}; without a token it is off.
 *
 * @param token the bot's token, from @BotFather
 * @param chatId the chat that is told
 * @param escalationChatId the chat that is told at half time of an approval; the same chat if unset
 * @param secretToken what Telegram presents when it calls {@code POST /channels/telegram}; any of several while it is
 *     being replaced
 * @param baseUri the Bot API
 * @param polling whether updates are fetched, for a hub that Telegram cannot reach
 */
@ConfigurationProperties("serai.channels.telegram")
public record TelegramSettings(
        @Nullable String token,
        @Nullable String chatId,
        @Nullable String escalationChatId,
        List<String> secretToken,
        @DefaultValue("https://api.telegram.org") URI baseUri,
        @DefaultValue("false") boolean polling) {

    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{10,100}");
    private static final Pattern CHAT = Pattern.compile("-?[0-9]{1,20}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{16,256}");

    public TelegramSettings {
        token = blankToNull(token);
        chatId = blankToNull(chatId);
        escalationChatId = blankToNull(escalationChatId);
        secretToken = SecretList.of(secretToken);
        baseUri = URI.create(baseUri.toString().replaceAll("/+$", ""));
        require(
                baseUri.getHost() != null
                        && ("https".equals(baseUri.getScheme()) || "http".equals(baseUri.getScheme())),
                "base-uri must be an http or https address");
        if (token != null) {
            require(TOKEN.matcher(token).matches(), "token must look like 123456:ABC-DEF_…, as @BotFather gave it");
            require(
                    chatId != null && CHAT.matcher(chatId).matches(),
                    "chat-id must be the number of a chat, for instance -1001234567890");
            require(
                    escalationChatId == null || CHAT.matcher(escalationChatId).matches(),
                    "escalation-chat-id must be the number of a chat");
            require(
                    polling || !secretToken.isEmpty(),
                    "secret-token is missing: set it (16 to 256 characters of A-Z a-z 0-9 _ -), or polling=true");
            require(
                    secretToken.stream()
                            .allMatch(secret -> SECRET.matcher(secret).matches()),
                    "secret-token must be 16 to 256 characters of A-Z a-z 0-9 _ -, or several such with commas");
        }
    }

    /** Whether the channel is on. */
    public boolean configured() {
        return token != null;
    }

    /** The chat that is told at half time. */
    public @Nullable String escalationChat() {
        return escalationChatId == null ? chatId : escalationChatId;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "TelegramSettings[configured=" + configured() + ", chatId=" + chatId + ", polling=" + polling + "]";
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException("serai.channels.telegram." + otherwise);
        }
    }
}
