package dev.serai.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Renders messages as Slack's Block Kit: the JSON of {@code text}, which notifications show, and {@code blocks}.
 *
 * <p>What comes from outside stands in {@code plain_text}, where Slack knows no mentions, links and formats, or in a code
 * block whose backticks are written out; {@code & < >} are escaped in both, as Slack asks of every text object.
 *
 * @see <a href="https://api.slack.com/reference/block-kit/blocks">Block Kit, limits</a>
 */
public final class SlackText {

    /** The longest text of a section, in UTF-16 units as sent. */
    public static final int MAX_SECTION = 3000;

    /** The longest text of a header. */
    private static final int MAX_HEADER = 150;

    /** Slack allows 50; one is for the buttons. */
    public static final int MAX_BLOCKS = 49;

    /** All sections together: Slack names no limit, and refuses messages a little longer than this. */
    public static final int MAX_UNITS = 12_000;

    private static final int TITLE_UNITS = 300;
    private static final int FACT_UNITS = 300;
    private static final int NOTE_UNITS = 1200;
    private static final int EXCERPT_UNITS = 600;
    private static final int MODEL_UNITS = 1200;
    private static final int CUT_ROOM = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How long a part of an answer may be: one section. */
    public static final AnswerMessage.PartLimit ANSWER = new AnswerMessage.PartLimit(
            MAX_SECTION, text -> escape(SafeText.text(text, Integer.MAX_VALUE)).length());

    private SlackText() {}

    /** Leaves optional parts out from the end until the rest fits; what is required and does not fit becomes brief. */
    public static Rendered render(Message said) {
        Message message = Outgoing.of(said);
        List<SlackPart> parts =
                new ArrayList<>(message.blocks().stream().map(SlackText::part).toList());
        for (int at = parts.size() - 1; at >= 0 && tooLong(parts); at--) {
            if (!parts.get(at).required()) {
                parts.remove(at);
            }
        }
        Message brief = message.brief();
        if (tooLong(parts) && brief != null) {
            return render(brief);
        }
        while (tooLong(parts)) {
            parts.remove(parts.size() - 1);
        }
        ObjectNode content = JSON.createObjectNode().put("text", escape(summary(message)));
        ArrayNode blocks = content.putArray("blocks");
        together(parts).forEach(blocks::add);
        return new Rendered(content.toString(), units(parts), message.buttons());
    }

    /** The three characters that Slack reserves in its texts. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Lines of text that follow each other are one section: Slack leaves much room between sections. */
    private static List<ObjectNode> together(List<SlackPart> parts) {
        List<ObjectNode> sections = new ArrayList<>();
        boolean joins = false;
        for (SlackPart part : parts) {
            ObjectNode first = part.sections().get(0);
            ObjectNode last = sections.isEmpty() ? first : sections.get(sections.size() - 1);
            boolean line = part.sections().size() == 1
                    && first.path("type").asText().equals("section")
                    && first.path("text").path("type").asText().equals("plain_text");
            if (line && joins && units(last) + 1 + units(first) <= MAX_SECTION) {
                ObjectNode text = (ObjectNode) last.path("text");
                text.put(
                        "text",
                        text.path("text").asText() + "\n"
                                + first.path("text").path("text").asText());
            } else {
                sections.addAll(part.sections());
            }
            joins = line;
        }
        return sections;
    }

    private static boolean tooLong(List<SlackPart> parts) {
        int blocks = parts.stream().mapToInt(part -> part.sections().size()).sum();
        boolean sections = parts.stream()
                .flatMap(part -> part.sections().stream())
                .allMatch(section -> units(section) <= MAX_SECTION);
        return !sections || blocks > MAX_BLOCKS || units(parts) > MAX_UNITS;
    }

    private static int units(List<SlackPart> parts) {
        return parts.stream()
                .flatMap(part -> part.sections().stream())
                .mapToInt(SlackText::units)
                .sum();
    }

    private static int units(ObjectNode section) {
        return section.path("text").path("text").asText().length();
    }

    private static String summary(Message message) {
        return message.blocks().get(0) instanceof Block.Title title
                ? SafeText.line(title.words().whole(), TITLE_UNITS)
                : "Serai";
    }

    private static SlackPart part(Block block) {
        if (block instanceof Block.Title title) {
            return new SlackPart(headed(SafeText.line(title.words().whole(), TITLE_UNITS)), true);
        }
        if (block instanceof Block.Fact fact) {
            String line = SafeText.line(fact.name(), FACT_UNITS) + ": " + SafeText.line(fact.value(), FACT_UNITS);
            return new SlackPart(List.of(plain(line)), true);
        }
        if (block instanceof Block.QuotedText excerpt) {
            return quoted(excerpt.caption(), cut(excerpt.text(), EXCERPT_UNITS), false);
        }
        if (block instanceof Block.Exact exact) {
            return quoted(exact.caption(), SafeText.exact(exact.text()), true);
        }
        if (block instanceof Block.Said model) {
            return quoted(model.heading(), cut(model.text(), MODEL_UNITS), true);
        }
        if (block instanceof Block.QuotedLines lines) {
            return new SlackPart(List.of(plain(cut(lines.text(), NOTE_UNITS))), lines.required());
        }
        if (block instanceof Block.WholeText reply) {
            return new SlackPart(List.of(plain(fitting(reply.text()))), true);
        }
        if (block instanceof Block.Mention mention) {
            return new SlackPart(List.of(mention(mention)), true);
        }
        if (block instanceof Block.StatusLine status) {
            String said = status.name() + ": " + status.value() + status.rest().whole();
            return new SlackPart(List.of(plain(SafeText.line(said, FACT_UNITS))), true);
        }
        Block.Note note = (Block.Note) block;
        return new SlackPart(List.of(plain(cut(note.whole(), NOTE_UNITS))), note.required());
    }

    // The only text that is no plain_text and in no code block: all of it is the hub's own.
    private static ObjectNode mention(Block.Mention mention) {
        String names = mention.people().stream()
                .map(person ->
                        Mentions.isSlackMember(person.id()) ? "<@" + person.id() + ">" : Mentions.plain(person.name()))
                .collect(Collectors.joining(", "));
        return section("mrkdwn", names + escape(Mentions.plain(mention.text())));
    }

    // Escaping makes text up to five times as long.
    private static String cut(String raw, int most) {
        int units = most;
        String text = SafeText.text(raw, units);
        while (escape(code(text)).length() > MAX_SECTION - CUT_ROOM) {
            units = units / 2;
            text = SafeText.text(raw, units);
        }
        return text;
    }

    /** A part of an answer is cut to fit; what a second look at secrets made longer is shortened. */
    private static String fitting(String part) {
        String text = SafeText.text(part, MAX_SECTION);
        return escape(text).length() <= MAX_SECTION ? text : cut(part, MAX_SECTION);
    }

    private static SlackPart quoted(String caption, String text, boolean required) {
        ObjectNode head = plain(SafeText.line(caption, FACT_UNITS));
        // A blank instead of nothing: an empty code block is three backticks to read.
        String shown = text.isEmpty() ? " " : escape(code(text));
        return new SlackPart(List.of(head, section("mrkdwn", "```\n" + shown + "\n```")), required);
    }

    /** A backtick could end the code block; there is no other way to write it there. */
    private static String code(String text) {
        return text.replace("`", "⟨U+0060⟩");
    }

    /** A title in a header, the only bold text that knows no formats; what is too long for it goes on below. */
    private static List<ObjectNode> headed(String title) {
        if (escape(title).length() <= MAX_HEADER) {
            return List.of(header(title));
        }
        int end = title.length();
        while (escape(title.substring(0, end)).length() > MAX_HEADER - 2) {
            int blank = title.lastIndexOf(' ', end - 1);
            end = blank > MAX_HEADER / 2 ? blank : end - 1;
        }
        int whole = Character.isHighSurrogate(title.charAt(end - 1)) ? end - 1 : end;
        return List.of(
                header(title.substring(0, whole).strip() + " …"),
                plain("… " + title.substring(whole).strip()));
    }

    private static ObjectNode header(String text) {
        ObjectNode header = plain(text);
        return header.put("type", "header");
    }

    private static ObjectNode plain(String text) {
        return section("plain_text", text.isBlank() ? "-" : escape(text));
    }

    private static ObjectNode section(String type, String text) {
        ObjectNode section = JSON.createObjectNode().put("type", "section");
        ObjectNode object = section.putObject("text").put("type", type).put("text", text);
        // Neither :names: become pictures nor addresses links.
        object.put(type.equals("mrkdwn") ? "verbatim" : "emoji", type.equals("mrkdwn"));
        return section;
    }

    private record SlackPart(List<ObjectNode> sections, boolean required) {}

    /** A button and what it carries; see {@link #buttons}. */
    public record Key(Button button, @Nullable String carried) {}

    /** The {@code actions} block with these buttons; null for none. */
    public static @Nullable ObjectNode buttons(List<Key> keys) {
        if (keys.isEmpty()) {
            return null;
        }
        ObjectNode actions = JSON.createObjectNode().put("type", "actions").put("block_id", "serai");
        ArrayNode elements = actions.putArray("elements");
        keys.forEach(key -> elements.add(button(key)));
        return actions;
    }

    private static ObjectNode button(Key key) {
        Button button = key.button();
        ObjectNode element = JSON.createObjectNode().put("type", "button");
        element.putObject("text").put("type", "plain_text").put("text", button.label());
        element.put("action_id", "serai-" + button.kind().name().toLowerCase(java.util.Locale.ROOT));
        switch (button.kind()) {
            case LINK -> element.put("url", button.url());
            case APPROVE -> element.put("value", key.carried()).put("style", "primary");
            case REJECT -> element.put("value", key.carried()).put("style", "danger");
            case ACKNOWLEDGE, RESOLVE, SNOOZE, SILENCE, TAKE, SHOW -> element.put("value", key.carried());
        }
        return element;
    }
}
