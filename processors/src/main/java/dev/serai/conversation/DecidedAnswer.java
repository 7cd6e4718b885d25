package dev.serai.conversation;

import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** "Who approved it?": who decided what, when, and by which channel. */
public final class DecidedAnswer {

    private DecidedAnswer() {}

    /**
     * What somebody decided.
     *
     * @param by the name of the account
     * @param channel {@code rest}, {@code console} or that of a chat
     */
    public record Decision(
            UUID approval, DecisionVerdict verdict, String by, String channel, Instant at, PictureAct what) {}

    /**
     * Reads what {@code sql/conversation-decided.sql} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static List<Decision> read(String json) {
        return StreamSupport.stream(StoredPage.safe(json).spliterator(), false)
                .map(one -> new Decision(
                        UUID.fromString(one.path("id").asText()),
                        DecisionVerdict.of(one.path("verdict").asText()),
                        one.path("by").asText(),
                        one.path("channel").asText(),
                        OffsetDateTime.parse(one.path("at").asText()).toInstant(),
                        IncidentPictureReader.act(one)))
                .toList();
    }

    /**
     * The decisions, the newest first.
     *
     * @param asker the name of the account that asks
     * @param about what is asked about, in words; null where all is meant
     */
    public static AnswerDraft of(
            ChatLanguage language, List<Decision> decisions, String asker, @Nullable String about, Instant now) {
        DraftWriter writer = new DraftWriter(language, now);
        if (decisions.isEmpty()) {
            writer.say(
                    "Nobody has decided on any such change%s.",
                    "Über eine solche Änderung%s hat niemand entschieden.",
                    about == null ? "" : language.pick(" of ", " von ") + about);
        }
        for (Decision one : decisions) {
            String what = ShortLine.whole(one.what().in(language));
            String by = one.by() + (one.by().equals(asker) ? language.pick(" (you)", " (du)") : "");
            boolean approved = one.verdict() == DecisionVerdict.APPROVE;
            writer.say(
                            approved ? "Approved by %s %s, %s: %s" : "Rejected by %s %s, %s: %s",
                            approved ? "Freigegeben von %s %s, %s: %s" : "Abgelehnt von %s %s, %s: %s",
                            by,
                            channel(language, one.channel()),
                            writer.when(one.at()),
                            what)
                    .cite(new Citation(
                            CitationKind.APPROVAL, one.approval(), what, "/api/v1/approvals/" + one.approval()));
        }
        return writer.draft();
    }

    private static String channel(ChatLanguage language, String channel) {
        return switch (channel) {
            case "rest" -> language.pick("over the API", "über die API");
            case "console" -> language.pick("in the console", "in der Konsole");
            default -> "in " + channel;
        };
    }
}
