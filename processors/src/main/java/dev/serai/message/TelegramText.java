package dev.serai.message;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Renders messages as Telegram's HTML (Bot API, "Formatting options"). What others wrote stands in {@code code} and
 * {@code pre} only: elsewhere Telegram makes links, commands, mentions, hashtags and numbers of it by itself.
 */
public final class TelegramText {

    /** Bot API, {@code sendMessage}: 1–4096 characters after entities parsing, counted in UTF-16 units. */
    public static final int MAX_UNITS = 4096;

    private static final int TITLE_UNITS = 300;
    private static final int FACT_UNITS = 300;
    private static final int NOTE_UNITS = 1200;
    private static final int EXCERPT_UNITS = 600;
    private static final int MODEL_UNITS = 900;

    /** Of an answer: as references of HTML its signs must stay below the 32 KiB that the Bot API's server takes. */
    private static final int ANSWER_UNITS = 4000;

    /** How long a part of an answer may be. */
    public static final AnswerMessage.PartLimit ANSWER = new AnswerMessage.PartLimit(
            ANSWER_UNITS, text -> SafeText.text(text, Integer.MAX_VALUE).length());

    private TelegramText() {}

    /** Leaves optional parts out from the end until the rest fits; what is required and does not fit becomes brief. */
    public static Rendered render(Message said) {
        Message message = Outgoing.of(said);
        List<TelegramPart> parts = new ArrayList<>(
                message.blocks().stream().map(TelegramText::part).toList());
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
        String text = String.join("\n", parts.stream().map(TelegramPart::html).toList());
        return new Rendered(text, units(parts), message.buttons());
    }

    private static int units(List<TelegramPart> parts) {
        return parts.stream().mapToInt(part -> part.units() + 1).sum() - 1;
    }

    private static TelegramPart part(Block block) {
        if (block instanceof Block.Title title) {
            return line(title.words().map(text -> SafeText.line(text, TITLE_UNITS)), true, true);
        }
        if (block instanceof Block.Fact fact) {
            return named(SafeText.line(fact.name(), FACT_UNITS) + ": ", SafeText.line(fact.value(), FACT_UNITS));
        }
        if (block instanceof Block.QuotedText excerpt) {
            return quoted("code", excerpt.caption(), SafeText.text(excerpt.text(), EXCERPT_UNITS), false);
        }
        if (block instanceof Block.Exact exact) {
            return quoted("i", exact.caption(), SafeText.exact(exact.text()), true);
        }
        if (block instanceof Block.Said model) {
            return quoted("code", model.heading(), SafeText.text(model.text(), MODEL_UNITS), true);
        }
        if (block instanceof Block.QuotedLines lines) {
            String text = SafeText.text(lines.text(), NOTE_UNITS);
            return new TelegramPart(code(text), text.length(), lines.required());
        }
        if (block instanceof Block.WholeText reply) {
            String text = SafeText.text(reply.text(), ANSWER_UNITS);
            return new TelegramPart(code(text), text.length(), true);
        }
        if (block instanceof Block.Mention mention) {
            return mention(mention);
        }
        if (block instanceof Block.StatusLine status) {
            TelegramPart rest = line(status.rest().map(text -> SafeText.line(text, FACT_UNITS)), false, true);
            String name = status.name() + ": ";
            return new TelegramPart(
                    escape(name + status.value()) + rest.html(),
                    name.length() + status.value().length() + rest.units(),
                    true);
        }
        Block.Note note = (Block.Note) block;
        return line(note.words().map(text -> SafeText.text(text, NOTE_UNITS)), false, note.required());
    }

    private static TelegramPart line(LineText words, boolean bold, boolean required) {
        StringBuilder html = new StringBuilder();
        words.spans()
                .forEach(span ->
                        html.append(span.foreign() ? HarmlessWords.html(span.text(), bold) : own(span.text(), bold)));
        return new TelegramPart(
                html.toString().replace("</b><b>", ""), words.whole().length(), required);
    }

    private static String own(String text, boolean bold) {
        return bold ? "<b>" + escape(text) + "</b>" : escape(text);
    }

    // Bot API, "Formatting options": inline mention of a user, by the number of the account.
    private static TelegramPart mention(Block.Mention mention) {
        String names = mention.people().stream()
                .map(person -> {
                    String name = escape(SafeText.line(person.name(), FACT_UNITS));
                    return Mentions.isNumber(person.id())
                            ? "<a href=\"tg://user?id=" + person.id() + "\">" + name + "</a>"
                            : "<b>" + name + "</b>";
                })
                .collect(Collectors.joining(", "));
        String text = SafeText.line(mention.text(), NOTE_UNITS);
        return new TelegramPart(names + escape(text), Mentions.units(mention) + text.length(), true);
    }

    private static TelegramPart named(String own, String foreign) {
        return new TelegramPart("<b>" + escape(own) + "</b>" + code(foreign), own.length() + foreign.length(), true);
    }

    /** Text in which nothing comes alive: no link, command, mention, hashtag, address or number. */
    private static String code(String text) {
        return text.isEmpty() ? "" : "<code>" + escape(text) + "</code>";
    }

    private static TelegramPart quoted(String tag, String caption, String text, boolean required) {
        String head = SafeText.line(caption, FACT_UNITS);
        String html = "<" + tag + ">" + escape(head) + "</" + tag + ">\n<pre>" + escape(text) + "</pre>";
        return new TelegramPart(html, head.length() + 1 + text.length(), required);
    }

    /** The three characters that Telegram's HTML reserves, and the quote for attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private record TelegramPart(String html, int units, boolean required) {}
}
