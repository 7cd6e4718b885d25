package dev.serai.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Renders messages as mails: JSON with {@code subject}, {@code text} and {@code html}. A mail has no buttons: it leads to
 * the console's own pages, where people sign in. Nothing else in it comes alive, and nothing is loaded.
 */
public final class EmailText {

    /** The channel's name. */
    public static final String CHANNEL = "email";

    /** The most that the plain text of an answer says, in UTF-16 units. */
    public static final int MAX_UNITS = 20_000;

    /** The same of what has a brief form: a mail says as much as the chats do. */
    private static final int LONG_UNITS = 4096;

    /** How long a part of an answer may be. */
    public static final AnswerMessage.PartLimit ANSWER = new AnswerMessage.PartLimit(MAX_UNITS, String::length);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SUBJECT_UNITS = 180;
    private static final int LINE_UNITS = 400;
    private static final int NOTE_UNITS = 2000;
    private static final int MOST_RECIPIENTS = 20;
    private static final String HEAD = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no, url=no\">"
            + "</head><body>\n";
    private static final String FOOT = "</body></html>\n";

    /** An address as the hub takes it: no name, no quotes, nothing that a header could break at. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}");

    private static final Pattern COUNT = Pattern.compile("[0-9]+");

    private EmailText() {}

    /** Whether the hub writes to it. */
    public static boolean isAddress(@Nullable String text) {
        return text != null && ADDRESS.matcher(text).matches();
    }

    /**
     * What is required and does not fit becomes brief.
     *
     * @param console where the console is, without a slash at its end; null for nowhere
     * @param hosts to which links that an alert carries may lead
     */
    public static Rendered render(Message said, @Nullable String console, LinkHosts hosts) {
        Message message = Outgoing.of(said);
        int most = message.brief() == null ? MAX_UNITS : LONG_UNITS;
        List<MailPart> parts = new ArrayList<>();
        message.blocks().forEach(block -> parts.add(broken(foreign -> part(block, foreign))));
        for (int at = parts.size() - 1; at >= 0 && units(parts) > most; at--) {
            if (!parts.get(at).required()) {
                parts.remove(at);
            }
        }
        Message brief = message.brief();
        if (units(parts) > most && brief != null) {
            return render(brief, console, hosts);
        }
        while (units(parts) > MAX_UNITS) {
            parts.remove(parts.size() - 1);
        }
        links(message, console, hosts).forEach(parts::add);
        foot(message, parts).forEach(parts::add);
        return rendered(message, parts);
    }

    private static Rendered rendered(Message message, List<MailPart> parts) {
        String text = parts.stream().map(MailPart::text).collect(Collectors.joining("\n\n", "", "\n"));
        ObjectNode mail = JSON.createObjectNode();
        mail.put("subject", subject(message));
        mail.put("text", text);
        mail.put("html", parts.stream().map(MailPart::html).collect(Collectors.joining("\n", HEAD, "\n" + FOOT)));
        return new Rendered(mail.toString(), text.length(), List.of(), called(message), reason(message));
    }

    private static int units(List<MailPart> parts) {
        return parts.stream().mapToInt(part -> part.text().length() + 2).sum();
    }

    private static String subject(Message message) {
        return Defanged.text(SafeText.line(PageFit.plain(message.blocks().get(0)), SUBJECT_UNITS));
    }

    /** The addresses of those whom it calls. */
    private static List<String> called(Message message) {
        return message.blocks().stream()
                .filter(Block.Mention.class::isInstance)
                .flatMap(block -> ((Block.Mention) block).people().stream())
                .map(CallPage.CalledPerson::id)
                .filter(EmailText::isAddress)
                .distinct()
                .limit(MOST_RECIPIENTS)
                .toList();
    }

    /**
     * What has to become different for another mail: the state of an incident, else the title, and in it not the count alone.
     * A mail that was sent cannot be edited, and one for each change would be too many.
     */
    private static String reason(Message message) {
        return message.blocks().stream()
                .filter(block -> block instanceof Block.StatusLine status
                        && status.name().equals("State"))
                .map(PageFit::plainState)
                .findFirst()
                .orElseGet(() ->
                        COUNT.matcher(PageFit.plain(message.blocks().get(0))).replaceAll(""));
    }

    /** Alive where they lead to the console, or to a host that the settings name. */
    private static List<MailPart> links(Message message, @Nullable String console, LinkHosts hosts) {
        List<MailPart> links = new ArrayList<>();
        for (Button button : message.buttons()) {
            String url = button.url();
            if (url != null) {
                boolean alive = console != null && url.startsWith(console + "/console/") || hosts.allow(url);
                links.add(
                        alive
                                ? link(button.label(), url)
                                : broken(foreign -> paragraph(button.label() + ": " + foreign.apply(url), true)));
            }
        }
        return links;
    }

    /** What there is to do from a mail, and how to read it. */
    private static List<MailPart> foot(Message message, List<MailPart> parts) {
        List<MailPart> foot = new ArrayList<>();
        if (parts.stream().anyMatch(MailPart::broken)) {
            foot.add(paragraph(
                    "Brackets as in [.] and [:] are not part of an address: they keep mail programs from making a link of what"
                            + " somebody else wrote.",
                    true));
        }
        boolean acts = message.buttons().stream().anyMatch(button -> button.kind() != Button.ButtonKind.LINK);
        foot.add(paragraph(
                (acts ? "To do anything about it, sign in to the console: a mail has no buttons. " : "")
                        + "Replies to this mail are not read.",
                true));
        return foot;
    }

    private static MailPart link(String label, String url) {
        return new MailPart(
                label + ": " + url,
                "<p>" + escape(label) + ": <a href=\"" + escape(url) + "\">" + escape(url) + "</a></p>",
                true);
    }

    /**
     * With the words of others broken up, and whether that changed anything: they may have such brackets of their own.
     *
     * @param written the part, by what is done to the words of others
     */
    private static MailPart broken(Function<UnaryOperator<String>, MailPart> written) {
        MailPart part = written.apply(Defanged::text);
        boolean broken = !part.equals(written.apply(UnaryOperator.identity()));
        return new MailPart(part.text(), part.html(), part.required(), broken);
    }

    private static MailPart part(Block block, UnaryOperator<String> foreign) {
        if (block instanceof Block.Title title) {
            String text = words(title.words(), LINE_UNITS, foreign);
            return new MailPart(text, "<p><strong>" + escape(text) + "</strong></p>", true);
        }
        if (block instanceof Block.Note note) {
            return paragraph(words(note.words(), NOTE_UNITS, foreign), note.required());
        }
        if (block instanceof Block.StatusLine status) {
            return paragraph(status.name() + ": " + status.value() + words(status.rest(), LINE_UNITS, foreign), true);
        }
        if (block instanceof Block.Fact fact) {
            return paragraph(fact.name() + ": " + foreign.apply(SafeText.line(fact.value(), LINE_UNITS)), true);
        }
        if (block instanceof Block.Mention mention) {
            return paragraph(
                    foreign.apply(mention.people().stream()
                                    .map(person -> SafeText.line(person.name(), LINE_UNITS))
                                    .collect(Collectors.joining(", ")))
                            + SafeText.line(mention.text(), NOTE_UNITS),
                    true);
        }
        return quoted(block, foreign);
    }

    private static MailPart quoted(Block block, UnaryOperator<String> foreign) {
        if (block instanceof Block.QuotedText quote) {
            return quoted(quote.caption(), SafeText.text(quote.text(), NOTE_UNITS), false, foreign);
        }
        if (block instanceof Block.Exact exact) {
            return quoted(exact.caption(), SafeText.exact(exact.text()), true, foreign);
        }
        if (block instanceof Block.Said said) {
            return quoted(said.heading(), SafeText.text(said.text(), NOTE_UNITS), true, foreign);
        }
        if (block instanceof Block.QuotedLines lines) {
            return paragraph(foreign.apply(SafeText.text(lines.text(), NOTE_UNITS)), lines.required());
        }
        return paragraph(foreign.apply(SafeText.text(((Block.WholeText) block).text(), MAX_UNITS)), true);
    }

    private static MailPart paragraph(String text, boolean required) {
        return new MailPart(text, "<p>" + escape(text).replace("\n", "<br>\n") + "</p>", required);
    }

    /** Each line begins with a sign of the hub's own in plain text, so that none can look like the hub's words. */
    private static MailPart quoted(String caption, String text, boolean required, UnaryOperator<String> foreign) {
        String head = foreign.apply(SafeText.line(caption, LINE_UNITS));
        String body = foreign.apply(text);
        return new MailPart(
                head + "\n" + body.lines().map(line -> "| " + line).collect(Collectors.joining("\n")),
                "<p>" + escape(head) + "</p><pre>" + escape(body) + "</pre>",
                required);
    }

    private static String words(LineText words, int units, UnaryOperator<String> foreign) {
        return words.spans().stream()
                .map(span -> span.foreign() ? foreign.apply(SafeText.text(span.text(), units)) : span.text())
                .collect(Collectors.joining());
    }

    private static String escape(String text) {
        return TelegramText.escape(text).replace("'", "&#39;");
    }

    /** @param broken whether brackets were added to what others wrote */
    private record MailPart(String text, String html, boolean required, boolean broken) {

        MailPart(String text, String html, boolean required) {
            this(text, html, required, false);
        }
    }
}
