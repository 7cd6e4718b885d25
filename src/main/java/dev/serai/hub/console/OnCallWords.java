package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.notify.Destination.Chat;
import dev.serai.notify.Notice.NoticeKind;
import dev.serai.notify.NotifyDecision.NotifyReason;
import dev.serai.notify.TriageVerdict;
import dev.serai.wire.ReasonCode;
import dev.serai.wire.WireName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Policies about who is notified, in sentences. */
final class OnCallWords {

    private OnCallWords() {}

    /** For instance {@code Slack and Telegram (escalations)}. */
    static String places(JsonNode to) {
        List<String> places = new ArrayList<>();
        for (JsonNode place : to) {
            boolean escalation =
                    place.path("chat").asText().equals(Chat.ESCALATION.name().toLowerCase(Locale.ROOT));
            places.add(Wording.capital(place.path("channel").asText()) + (escalation ? " (escalations)" : ""));
        }
        return and(places);
    }

    /** For instance {@code Pages and outcomes go to Slack.} */
    static String rule(JsonNode rule) {
        List<String> about = StreamSupport.stream(rule.path("about").spliterator(), false)
                .flatMap(kind -> WireName.find(NoticeKind.class, kind.asText()).stream())
                .map(OnCallWords::kind)
                .toList();
        return (about.isEmpty() ? "Everything goes" : Wording.capital(and(about)) + " go") + " to "
                + places(rule.path("to")) + ".";
    }

    private static String kind(NoticeKind kind) {
        return switch (kind) {
            case PAGE -> "pages";
            case APPROVAL -> "approvals";
            case ESCALATION -> "escalations";
            case OUTCOME -> "outcomes of actions";
            case VERIFICATION -> "actions that did not help";
        };
    }

    /** For instance {@code office: mon to fri, 08:00 to 18:00 in Europe/Berlin; it is within them now}. */
    static String hours(JsonNode hours) {
        String days = StreamSupport.stream(hours.path("days").spliterator(), false)
                .map(JsonNode::asText)
                .map(Wording::capital)
                .collect(Collectors.joining(", "));
        return hours.path("name").asText() + ": " + days + ", "
                + hours.path("from").asText() + " to " + hours.path("until").asText() + " in "
                + hours.path("zone").asText()
                + (hours.path("now").asBoolean() ? "; that is now" : "; not now");
    }

    /** For instance {@code One operator within 30 minutes. After 15 minutes the chats for escalations are notified.} */
    static String level(JsonNode level) {
        if (level.path("automatic").asBoolean()) {
            return "Runs by itself, nobody is asked.";
        }
        String who = Wording.counted(
                level.path("quorum").asLong(), level.path("role").asText());
        String escalates = level.hasNonNull("escalates_after")
                ? " After " + lasting(level, "escalates_after") + " the chats for escalations are notified too."
                : "";
        return who + " within " + lasting(level, "expires_after") + "." + escalates
                + (level.path("requester_decides").asBoolean() ? " Who requested it counts." : "");
    }

    private static String lasting(JsonNode level, String field) {
        long seconds = level.path(field).asLong();
        return seconds < 60 ? Moment.count(seconds, "second") : Moment.lasting(Duration.ofSeconds(seconds));
    }

    /** What would become of an alert, and by which rule. */
    static String preview(JsonNode preview) {
        boolean pages =
                WireName.find(TriageVerdict.class, preview.path("verdict").asText())
                                .orElse(TriageVerdict.PAGE)
                        == TriageVerdict.PAGE;
        if (!pages) {
            return "It would page nobody: "
                    + EventWords.why(preview.path("verdict_reason").asText("")) + ". It stays visible and searchable.";
        }
        String rule = preview.path("rule").asText("");
        String to = places(preview.path("to"));
        return ReasonCode.find(
                        NotifyReason.class, preview.path("routing_reason").asText(""))
                .map(reason -> switch (reason) {
                    case RULE -> "It would page " + to + ", by the rule " + rule + ".";
                    case NO_RULE -> "It would page " + to + ": no rule says otherwise.";
                    case RULE_WITHOUT_CHANNEL -> "It would page " + to + ": the rule " + rule
                            + " names only channels that are not on.";
                    case BROKEN_RULE -> "It would page " + to + ": the condition of the rule " + rule
                            + " has no value here.";
                    case NO_CHANNEL -> "It would page, but nobody is notified: no channel is on.";
                })
                .orElse("It would page " + to + ".");
    }

    /** For instance {@code a, b and c}. */
    static String and(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
