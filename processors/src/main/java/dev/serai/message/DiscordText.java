package dev.serai.message;

import dev.serai.secret.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Renders messages as Discord's Markdown, for the {@code content} of a message. Embeds would hold more, but people can
 * switch them off, and would then see buttons without what they approve.
 */
public final class DiscordText {

    /** Create Message, {@code content}: at most 2000 characters; counted here with their markup, in UTF-16 units. */
    public static final int MAX_UNITS = 2000;

    private static final int TITLE_UNITS = 200;
    private static final int FACT_UNITS = 200;
    private static final int NOTE_UNITS = 800;
    private static final int EXCERPT_UNITS = 300;
    private static final int MODEL_UNITS = 500;

    /** What can mean something in Markdown, in a mention or in an address; a backslash before it takes that away. */
    private static final String MEANINGFUL = "\\`*_~|<>@#[]:";

    /** What means something where a line begins. */
    private static final String LEADING = "-+";

    /** How long a part of an answer may be. */
    public static final AnswerMessage.PartLimit ANSWER = new AnswerMessage.PartLimit(
            MAX_UNITS, text -> escape(SafeText.text(text, Integer.MAX_VALUE)).length());

    private DiscordText() {}

    /** Leaves optional parts out from the end until the rest fits; what is required and does not fit becomes brief. */
    public static Rendered render(Message said) {
        Message message = Outgoing.of(said);
        List<DiscordPart> parts =
                new ArrayList<>(message.blocks().stream().map(DiscordText::part).toList());
        for (int at = parts.size() - 1; at >= 0 && units(parts) > MAX_UNITS; at--) {
            if (!parts.get(at).required()) {
                parts.remove(at);
            }
        }
        Message brief = message.brief();
        if (units(parts) > MAX_UNITS && brief != null) {
            return render(brief);
        }
        while (units(parts) > MAX_UNITS) {
            parts.remove(parts.size() - 1);
        }
        String text =
                String.join("\n", parts.stream().map(DiscordPart::markdown).toList());
        return new Rendered(text, text.length(), message.buttons(), Mentions.numbers(message));
    }

    /** What a person is told who pressed a button or sent a command: one line, escaped. */
    public static String line(String text) {
        return shown(SafeText.line(Redaction.redact(text), NOTE_UNITS), NOTE_UNITS);
    }

    private static int units(List<DiscordPart> parts) {
        return parts.stream().mapToInt(part -> part.markdown().length() + 1).sum() - 1;
    }

    private static DiscordPart part(Block block) {
        if (block instanceof Block.Title title) {
            return new DiscordPart(
                    "**" + shown(SafeText.line(title.words().whole(), TITLE_UNITS), TITLE_UNITS) + "**", true);
        }
        if (block instanceof Block.Fact fact) {
            String name = shown(SafeText.line(fact.name(), FACT_UNITS), FACT_UNITS);
            String value = shown(SafeText.line(fact.value(), FACT_UNITS), FACT_UNITS);
            return new DiscordPart("**" + name + "**\\: " + value, true);
        }
        if (block instanceof Block.QuotedText excerpt) {
            return quoted(excerpt.caption(), SafeText.text(excerpt.text(), EXCERPT_UNITS), false);
        }
        if (block instanceof Block.Exact exact) {
            return quoted(exact.caption(), SafeText.exact(exact.text()), true);
        }
        if (block instanceof Block.Said model) {
            return quoted(model.heading(), SafeText.text(fenced(model.text()), MODEL_UNITS), true);
        }
        if (block instanceof Block.QuotedLines lines) {
            return new DiscordPart(shown(SafeText.text(lines.text(), NOTE_UNITS), NOTE_UNITS), lines.required());
        }
        if (block instanceof Block.WholeText reply) {
            return new DiscordPart(shown(SafeText.text(reply.text(), MAX_UNITS), MAX_UNITS), true);
        }
        if (block instanceof Block.Mention mention) {
            return new DiscordPart(mention(mention), true);
        }
        if (block instanceof Block.StatusLine status) {
            String said = status.name() + ": " + status.value() + status.rest().whole();
            return new DiscordPart(shown(SafeText.line(said, FACT_UNITS), FACT_UNITS), true);
        }
        Block.Note note = (Block.Note) block;
        return new DiscordPart(shown(SafeText.text(note.whole(), NOTE_UNITS), NOTE_UNITS), note.required());
    }

    // Those whom allowed_mentions names alone are called by it.
    private static String mention(Block.Mention mention) {
        String names = mention.people().stream()
                .map(person -> Mentions.isNumber(person.id())
                        ? "<@" + person.id() + ">"
                        : escape(SafeText.line(person.name(), FACT_UNITS)))
                .collect(Collectors.joining(", "));
        return names + shown(SafeText.line(mention.text(), NOTE_UNITS), NOTE_UNITS);
    }

    /** Nothing has a meaning inside a fence but the backticks that end it: those are written out. */
    private static DiscordPart quoted(String caption, String text, boolean required) {
        String head = shown(SafeText.line(caption, FACT_UNITS), FACT_UNITS);
        String body = fenced(text);
        // An empty fence would not be one.
        return new DiscordPart(head + "\n```\n" + (body.isBlank() ? "⟨empty⟩" : body) + "\n```", required);
    }

    private static String fenced(String text) {
        return text.replace("`", "⟨U+0060⟩");
    }

    /** Escaped, and cut where it is longer than that: backslashes count as well. */
    private static String shown(String safe, int maxUnits) {
        String escaped = escape(safe);
        if (escaped.length() <= maxUnits) {
            return escaped;
        }
        int end = maxUnits - 1;
        // Neither half of a pair: a backslash and what it escapes, or two surrogates.
        while (end > 0 && (escaped.charAt(end - 1) == '\\' || Character.isHighSurrogate(escaped.charAt(end - 1)))) {
            end--;
        }
        return escaped.substring(0, end) + "…";
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        boolean begins = true;
        for (char unit : text.toCharArray()) {
            if (MEANINGFUL.indexOf(unit) >= 0 || begins && LEADING.indexOf(unit) >= 0) {
                escaped.append('\\');
            }
            escaped.append(unit);
            begins = unit == '\n' || begins && (unit == ' ' || unit == '\t');
        }
        return escaped.toString();
    }

    private record DiscordPart(String markdown, boolean required) {}
}
