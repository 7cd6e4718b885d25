package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.event.AccountEvent;
import dev.serai.event.ActionEvent;
import dev.serai.event.AlertEvent;
import dev.serai.event.ApprovalEvent;
import dev.serai.event.ChannelEvent;
import dev.serai.event.Event;
import dev.serai.event.EventCatalogue;
import dev.serai.event.EventType;
import dev.serai.event.IncidentEvent;
import dev.serai.event.PlaybookEvent;
import dev.serai.notify.TriageVerdict;
import dev.serai.signal.TriageReason;
import dev.serai.wire.ReasonCode;
import dev.serai.wire.WireName;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What happened, as a sentence: a few events in words of their own, any other as the catalogue says it. */
final class EventWords {

    private static final Map<String, Function<JsonNode, String>> SENTENCES = sentences();

    private EventWords() {}

    /** @param event with its {@code kind}, actor, reason and details */
    static String sentence(JsonNode event) {
        String kind = event.path("kind").asText();
        Function<JsonNode, String> own = SENTENCES.get(kind);
        return own == null
                ? EventCatalogue.find(kind)
                        .map(EventType::means)
                        .map(means -> means.replaceFirst("\\.$", ""))
                        .orElse("Something that this version does not know")
                : own.apply(event);
    }

    private static Map<String, Function<JsonNode, String>> sentences() {
        Map<String, Function<JsonNode, String>> all = new HashMap<>();
        say(all, IncidentEvent.Opened.class, event -> "The incident opened");
        say(all, IncidentEvent.Reopened.class, event -> "It is back, a short time after it was resolved");
        say(all, IncidentEvent.Acknowledged.class, event -> who(event) + " acknowledged it");
        say(all, IncidentEvent.Noted.class, event -> who(event) + ": " + detail(event, "text"));
        say(all, IncidentEvent.Resolved.class, EventWords::resolved);
        say(all, IncidentEvent.Triaged.class, EventWords::triaged);
        say(all, IncidentEvent.Analysed.class, event -> "Analysed what was observed");
        say(all, IncidentEvent.AnalysisRequested.class, event -> who(event) + " requested another analysis");
        say(
                all,
                IncidentEvent.NoticeRouted.class,
                event -> "Sent to " + words(event.path("details").path("channels")));
        say(all, ChannelEvent.MessageAbandoned.class, event -> detail(event, "channel") + " did not take a message");
        say(all, AlertEvent.Joined.class, event -> "Alert: " + detail(event, "title"));
        say(all, AlertEvent.Worsened.class, event -> "An alert became " + detail(event, "severity"));
        say(all, AlertEvent.Resolved.class, event -> "An alert is over");
        say(all, ActionEvent.Proposed.class, event -> "Proposed" + of(event));
        say(all, ActionEvent.Started.class, event -> "Started" + of(event));
        say(all, ActionEvent.Succeeded.class, event -> "Done" + of(event));
        say(all, ActionEvent.Failed.class, event -> "Failed" + of(event));
        say(all, ActionEvent.VerificationPassed.class, event -> "It helped" + of(event));
        say(all, ActionEvent.VerificationFailed.class, event -> "It did not help" + of(event));
        say(all, ApprovalEvent.Opened.class, event -> "An approval was requested");
        say(all, ApprovalEvent.Decided.class, EventWords::decided);
        say(all, ApprovalEvent.Cancelled.class, event -> "The approval was withdrawn");
        say(
                all,
                AccountEvent.SessionOpened.class,
                event -> who(event) + " signed in" + (detail(event, "channel").isEmpty() ? "" : " to the console"));
        say(all, PlaybookEvent.Requested.class, event -> who(event) + " requested a playbook");
        say(all, PlaybookEvent.Skipped.class, EventWords::skipped);
        return all;
    }

    private static void say(
            Map<String, Function<JsonNode, String>> all,
            Class<? extends Event> kind,
            Function<JsonNode, String> sentence) {
        all.put(EventCatalogue.of(kind).verb(), sentence);
    }

    private static String resolved(JsonNode event) {
        return event.path("actor").asText("").startsWith("user:")
                ? who(event) + " resolved it"
                : "All its alerts are over";
    }

    private static String triaged(JsonNode event) {
        if (WireName.find(TriageVerdict.class, detail(event, "verdict")).orElse(TriageVerdict.PAGE)
                == TriageVerdict.PAGE) {
            return "People were notified";
        }
        return "Nobody was notified: " + why(event.path("reason").asText(""));
    }

    /** Why triage notified nobody, within a sentence. */
    static String why(String reason) {
        return ReasonCode.find(TriageReason.class, reason).map(EventWords::why).orElse("the policy says so");
    }

    private static String why(TriageReason reason) {
        return switch (reason) {
            case TEST_ENVIRONMENT -> "its environment pages nobody";
            case FLAPPING -> "its alerts come and go too often";
            case DUPLICATE_OF_OPEN -> "people know of it already";
            case SEVERITY -> "it is not severe enough";
            case PERSON_REQUEST -> "it is a change that a person requested";
            case SELF_RESOLVED -> "nothing fires any more";
            case NEW_INCIDENT, REOPENED -> "the policy says so";
        };
    }

    private static String decided(JsonNode event) {
        boolean agreed =
                WireName.find(DecisionVerdict.class, detail(event, "verdict")).orElse(DecisionVerdict.REJECT)
                        == DecisionVerdict.APPROVE;
        return who(event) + (agreed ? " agreed" : " rejected it") + " (" + detail(event, "channel") + ")";
    }

    private static String skipped(JsonNode event) {
        return "Not proposed" + of(event) + ". "
                + ActWords.whyNot(event.path("reason").asText(""), detail(event, "detail"));
    }

    private static String who(JsonNode event) {
        return Wording.who(event.path("actor").asText(""));
    }

    private static String detail(JsonNode event, String name) {
        return event.path("details").path(name).asText("");
    }

    private static String of(JsonNode event) {
        String step = TimelineWords.step(event.path("details"));
        return step.isEmpty() ? "" : ": " + step;
    }

    private static String words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
