package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.message.SlackRequest.MessageRequest;
import dev.serai.message.SlackRequest.OtherRequest;
import dev.serai.message.SlackRequest.SlackOrigin;
import dev.serai.message.SlackRequest.VerificationRequest;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what the Events API posts: what people write to the app, in a direct message, by naming it, or in a thread.
 *
 * @see <a href="https://docs.slack.dev/apis/events-api">Events API</a>
 */
final class SlackEvents {

    /** Written by a person; all other subtypes tell of edits, of who joined, of bots. */
    private static final Set<String> WRITTEN = Set.of("", "thread_broadcast", "file_share");

    private static final Pattern TS = Pattern.compile("[0-9]{1,12}\\.[0-9]{1,10}");
    private static final int LONGEST_CHALLENGE = 500;

    private SlackEvents() {}

    static SlackRequest read(byte[] body) {
        JsonNode call = UpdateReader.tree(body);
        SlackOrigin origin = new SlackOrigin(
                call.path("api_app_id").asText(), call.path("team_id").asText());
        return switch (call.path("type").asText()) {
            case "url_verification" -> verification(call.path("challenge").asText(), origin);
            case "event_callback" -> message(
                    call.path("event"),
                    call.path("authorizations").path(0).path("user_id").asText(),
                    origin);
            default -> new OtherRequest(origin);
        };
    }

    private static SlackRequest verification(String challenge, SlackOrigin origin) {
        if (challenge.isEmpty() || challenge.length() > LONGEST_CHALLENGE) {
            throw new IllegalArgumentException("a challenge has 1 to " + LONGEST_CHALLENGE + " characters");
        }
        return new VerificationRequest(challenge, origin);
    }

    private static SlackRequest message(JsonNode event, String bot, SlackOrigin origin) {
        String type = event.path("type").asText();
        String text = event.path("text").asText();
        boolean written = (type.equals("message") || type.equals("app_mention")) && isPersons(event, bot);
        if (!written || text.isBlank()) {
            return new OtherRequest(origin);
        }
        String ts = ts(event, "ts");
        String thread = event.has("thread_ts") ? ts(event, "thread_ts") : "";
        boolean named = type.equals("app_mention") || !bot.isEmpty() && SlackMarkup.calls(text, bot);
        boolean direct = event.path("channel_type").asText().equals("im");
        if (!named && !direct && (thread.isEmpty() || SlackMarkup.calls(text))) {
            // People talk to each other.
            return new OtherRequest(origin);
        }
        String chat = event.path("channel").asText();
        String under = thread.isEmpty() && !direct ? ts : thread;
        String said = SlackMarkup.plain(bot.isEmpty() ? text : SlackMarkup.without(text, bot));
        // One message may come as two events, message and app_mention, and each of them several times.
        Command command = Command.written(
                SlackRequest.CHANNEL, chat + ":" + ts, event.path("user").asText(), chat, said, under);
        return new MessageRequest(command, named || direct, origin);
    }

    private static boolean isPersons(JsonNode event, String bot) {
        String user = event.path("user").asText();
        return !user.isEmpty()
                && !user.equals(bot)
                && event.path("bot_id").asText().isEmpty()
                && !event.path("channel").asText().isEmpty()
                && WRITTEN.contains(event.path("subtype").asText());
    }

    private static String ts(JsonNode event, String field) {
        String ts = event.path(field).asText();
        if (!TS.matcher(ts).matches()) {
            throw new IllegalArgumentException(field + " is not the ts of a message");
        }
        return ts;
    }
}
