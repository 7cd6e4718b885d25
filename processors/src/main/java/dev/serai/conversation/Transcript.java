package dev.serai.conversation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.message.MarkdownText;
import dev.serai.message.WholeSigns;
import dev.serai.secret.Redaction;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as a file. Secrets are taken out; what people, models and systems wrote comes alive nowhere.
 *
 * @param incident the incident it hangs on; null if on none
 * @param said all of it, the oldest first; of more than {@value #MOST} messages the last ones, and the file says so
 */
public record Transcript(UUID id, @Nullable UUID incident, Instant begunAt, List<SaidMessage> said) {

    /** So many messages a file has at most. */
    public static final int MOST = 5_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    public Transcript {
        said = List.copyOf(said);
    }

    /**
     * For a chat: each message under who said it and when. The last ones that fit whole into so many UTF-16 units; the last one
     * in any case, cut where it does not fit.
     *
     * @param said the oldest first
     */
    public static String plain(List<SaidMessage> said, int most) {
        Deque<String> shown = new ArrayDeque<>();
        int left = most;
        for (int at = said.size() - 1; at >= 0; at--) {
            String one = plain(said.get(at));
            if (one.length() > left && !shown.isEmpty()) {
                break;
            }
            shown.addFirst(WholeSigns.cut(one, most));
            left -= one.length();
        }
        String text = String.join("\n\n", shown);
        return shown.size() == said.size() ? text : "Older messages are only there.\n\n" + text;
    }

    private static String plain(SaidMessage one) {
        return (one.author() == MessageAuthor.PERSON ? "You" : "Serai") + ", "
                + one.at().truncatedTo(ChronoUnit.SECONDS) + ":\n" + Redaction.redact(one.text());
    }

    private boolean isCut() {
        return said.size() > MOST;
    }

    private List<SaidMessage> last() {
        return isCut() ? said.subList(said.size() - MOST, said.size()) : said;
    }

    /** As JSON: {@code id}, {@code incident_id}, {@code begun_at}, {@code cut} (whether earlier messages are left out), {@code messages}, of which each names by its number which one it answers. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("id", id.toString());
            out.writeStringField("incident_id", incident == null ? null : incident.toString());
            out.writeStringField("begun_at", begunAt.toString());
            out.writeBooleanField("cut", isCut());
            out.writeArrayFieldStart("messages");
            for (SaidMessage one : last()) {
                write(out, one);
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, SaidMessage one) throws IOException {
        out.writeStartObject();
        out.writeNumberField("number", one.number());
        out.writeStringField("author", one.author().wire());
        out.writeStringField("at", one.at().toString());
        out.writeStringField("text", Redaction.redact(one.text()));
        out.writeArrayFieldStart("citations");
        for (Citation citation : one.citations()) {
            out.writeStartObject();
            out.writeStringField("kind", citation.kind().wire());
            out.writeStringField("id", citation.id().toString());
            out.writeStringField("title", Redaction.redact(citation.title()));
            out.writeStringField("link", citation.link());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeObjectField("answers", one.answers());
        out.writeEndObject();
    }

    /** As Markdown: a heading, then each message under who said it and when, as a quote in which nothing is markup. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# Conversation ").append(id).append("\n\n");
        text.append("Begun at ").append(begunAt);
        text.append(incident == null ? ".\n" : ", about incident " + incident + ".\n");
        if (isCut()) {
            text.append("\nOnly the last ").append(MOST).append(" messages are here.\n");
        }
        for (SaidMessage one : last()) {
            text.append("\n## ").append(one.number()).append(". ");
            text.append(one.author() == MessageAuthor.PERSON ? "Person" : "Serai");
            text.append(", ").append(one.at());
            text.append(one.answers() == null ? "\n\n" : ", answers " + one.answers() + ".\n\n");
            text.append(MarkdownText.quote(one.text()));
            citations(text, one.citations());
        }
        return text.toString();
    }

    private static void citations(StringBuilder text, List<Citation> citations) {
        text.append(citations.isEmpty() ? "" : "\n");
        for (int at = 0; at < citations.size(); at++) {
            Citation citation = citations.get(at);
            text.append(at + 1)
                    .append(". ")
                    .append(citation.kind().wire())
                    .append(' ')
                    .append(citation.id());
            text.append(": ")
                    .append(MarkdownText.line(citation.title()))
                    .append(", ")
                    .append(citation.link())
                    .append('\n');
        }
    }
}
