package dev.serai.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Renders messages as JSON for receivers of any kind: {@code title}, {@code text}, {@code state}, {@code calls} and {@code links}. It
 * passed the same gate as in chats; what others wrote is data in it, which a receiver that shows it escapes for its medium.
 */
public final class SinkText {

    /** The most that its text says, in UTF-16 units. */
    public static final int MAX_UNITS = 10_000;

    /** How long a part of an answer may be. */
    public static final AnswerMessage.PartLimit ANSWER = new AnswerMessage.PartLimit(MAX_UNITS, String::length);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TITLE_UNITS = 300;

    private SinkText() {}

    /** What does not fit becomes brief, or is cut. */
    public static Rendered render(Message said) {
        Message message = Outgoing.of(said);
        String text = message.blocks().stream()
                .map(block -> SafeText.text(PageFit.plain(block), MAX_UNITS))
                .collect(Collectors.joining("\n"));
        Message brief = message.brief();
        if (text.length() > MAX_UNITS && brief != null) {
            return render(brief);
        }
        ObjectNode json = JSON.createObjectNode();
        json.put("title", SafeText.line(PageFit.plain(message.blocks().get(0)), TITLE_UNITS));
        json.put("text", SafeText.text(text, MAX_UNITS));
        json.put("state", state(message));
        people(message).forEach(json.putArray("calls")::add);
        links(message, json.putArray("links"));
        return new Rendered(json.toString(), text.length(), List.of());
    }

    private static String state(Message message) {
        return message.blocks().stream()
                .filter(Block.StatusLine.class::isInstance)
                .map(block -> ((Block.StatusLine) block).value())
                .findFirst()
                .orElse("");
    }

    private static List<String> people(Message message) {
        return message.blocks().stream()
                .filter(Block.Mention.class::isInstance)
                .flatMap(block -> ((Block.Mention) block).people().stream())
                .map(person -> SafeText.line(person.name(), TITLE_UNITS))
                .toList();
    }

    private static void links(Message message, ArrayNode links) {
        message.buttons().stream().filter(button -> button.url() != null).forEach(button -> links.addObject()
                .put("label", button.label())
                .put("url", button.url()));
    }
}
