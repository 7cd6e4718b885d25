package dev.serai.hub.channel.discord;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.message.DiscordInteraction;
import dev.serai.message.DiscordText;
import dev.serai.message.Message;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What Discord is answered to an interaction, in the same HTTP exchange: within three seconds, and seen only by the
 * person who pressed or wrote.
 *
 * @see <a href="https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object">
 *     Interaction response</a>
 */
@Component("discordAnswers")
class DiscordAnswers {

    private static final int CHANNEL_MESSAGE_WITH_SOURCE = 4;
    private static final int DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE = 5;
    private static final int EPHEMERAL = 1 << 6;

    private final ObjectMapper json = new ObjectMapper();

    /** What became of a press. */
    public String toInteraction(@ExchangeProperty("answer") String answer) {
        return reply(DiscordText.line(answer));
    }

    /**
     * The answer to a command; a replay, and a stranger who asks again at once, are told nothing new. A question is answered
     * later, in the place of what is said now.
     *
     * @param conversationId set where there will be an answer
     */
    public String toCommand(
            @ExchangeProperty("reply") @Nullable Message reply,
            @Header("conversationId") @Nullable String conversationId) {
        if (reply == null && conversationId != null) {
            return deferred();
        }
        return reply(
                reply == null
                        ? DiscordText.line("This was answered already.")
                        : DiscordText.render(reply).text());
    }

    /** Says of what is neither a press nor a command that it is not known. */
    public String other() {
        return reply(DiscordText.line("This is not known here."));
    }

    /** Reads what Discord signed for this application. */
    public DiscordInteraction read(@Body byte[] body) {
        return DiscordInteraction.read(body);
    }

    private String deferred() {
        ObjectNode answer = json.createObjectNode().put("type", DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE);
        answer.putObject("data").put("flags", EPHEMERAL);
        return answer.toString();
    }

    private String reply(String content) {
        ObjectNode answer = json.createObjectNode().put("type", CHANNEL_MESSAGE_WITH_SOURCE);
        ObjectNode data = answer.putObject("data").put("content", content).put("flags", EPHEMERAL);
        data.putObject("allowed_mentions").putArray("parse");
        return answer.toString();
    }
}
