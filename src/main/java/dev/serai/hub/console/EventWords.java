package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.DecisionOutcome.DecisionReason;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.event.ActionEvent;
import dev.serai.event.AlertEvent;
import dev.serai.event.ApprovalEvent;
import dev.serai.event.ChannelEvent;
import dev.serai.event.ConversationEvent;
import dev.serai.event.Event;
import dev.serai.event.EventCatalogue;
import dev.serai.event.EventType;
import dev.serai.event.IncidentEvent;
import dev.serai.event.OnCallEvent;
import dev.serai.event.PlaybookEvent;
import dev.serai.notify.TriageVerdict;
import dev.serai.signal.TriageReason;
import dev.serai.wire.ReasonCode;
import dev.serai.wire.WireName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What happened, as a sentence: most events in words of their own, any other as the catalogue says it. None names what it was
 * about, which {@link EventObjects} does: the sentence ends where that name can follow behind a colon.
 */
final class EventWords {

    private static final Map<String, Function<JsonNode, String>> SENTENCES = sentences();

    private EventWords() {}

    /** @param event with its {@code kind}, actor, reason and details */
    static String sentence(JsonNode event) {
        String kind = event.path("kind").asText();
        Function<JsonNode, String> own = SENTENCES.get(kind);
        return own == null ? label(kind) : own.apply(event);
    }

    /** What any event of this kind says, whoever it was: {@code A person signed in}. */
    static String label(String kind) {
        return EventCatalogue.find(kind)
                .map(EventType::means)
                .map(means -> means.replaceFirst("[.:;].*$", ""))
                .orElse("Something that this version does not know");
    }

    static void say(
            Map<String, Function<JsonNode, String>> all,
            Class<? extends Event> kind,
            Function<JsonNode, String> sentence) {
        all.put(EventCatalogue.of(kind).verb(), sentence);
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
        say(all, IncidentEvent.NoticeRouted.class, event -> "Sent to " + names(event, "channels"));
        say(all, IncidentEvent.NoticeHeldBack.class, EventWords::heldBack);
        say(all, OnCallEvent.Reminded.class, event -> "Nobody had acknowledged it, so people were reminded");
        say(all, ChannelEvent.MessageAbandoned.class, event -> channel(event) + " did not take a message");
        say(all, AlertEvent.Joined.class, event -> "An alert came");
        say(all, AlertEvent.Worsened.class, event -> "An alert became " + detail(event, "severity"));
        say(all, AlertEvent.Resolved.class, event -> "An alert is over");
        say(all, AlertEvent.Stale.class, event -> "Its source does not repeat an alert any more");
        say(all, AlertEvent.Repeated.class, event -> "Its source repeats an alert again");
        say(all, ConversationEvent.Requested.class, event -> who(event) + " requested a change in own words");
        say(all, ConversationEvent.Rated.class, EventWords::rated);
        say(all, ConversationEvent.Deleted.class, event -> who(event) + " deleted a conversation");
        say(all, PlaybookEvent.Requested.class, event -> who(event) + " requested a playbook");
        say(all, PlaybookEvent.Skipped.class, EventWords::skipped);
        sayOfActions(all);
        sayOfApprovals(all);
        AccountWords.sayOfAccounts(all);
        return Map.copyOf(all);
    }

    private static void sayOfActions(Map<String, Function<JsonNode, String>> all) {
        say(all, ActionEvent.Proposed.class, event -> "Proposed");
        say(all, ActionEvent.Previewed.class, event -> "Tried out dry");
        say(all, ActionEvent.Approved.class, event -> "Approved, and about to start");
        say(all, ActionEvent.Rejected.class, event -> who(event) + " rejected it");
        say(all, ActionEvent.Cancelled.class, event -> byPerson(event) ? who(event) + " withdrew it" : "Withdrawn");
        say(all, ActionEvent.Expired.class, event -> "Nobody decided in time");
        say(
                all,
                ActionEvent.Refused.class,
                event -> "Refused before it ran, because "
                        + Wording.small(ActWords.whyNot(event.path("reason").asText(""), detail(event, "detail")))
                                .replaceFirst("\\.$", ""));
        say(all, ActionEvent.Started.class, event -> "Started");
        say(all, ActionEvent.Succeeded.class, event -> "Done");
        say(all, ActionEvent.Failed.class, event -> "Failed");
        say(all, ActionEvent.Unknown.class, event -> "Nobody knows whether it had its effect");
        say(all, ActionEvent.VerificationPassed.class, event -> "It helped");
        say(all, ActionEvent.VerificationFailed.class, event -> "It did not help");
        say(all, ActionEvent.VerificationInconclusive.class, event -> "Nobody can say whether it helped");
    }

    private static void sayOfApprovals(Map<String, Function<JsonNode, String>> all) {
        say(all, ApprovalEvent.Opened.class, event -> "An approval was requested");
        say(all, ApprovalEvent.Escalated.class, event -> "Half of the time is over, and nobody has decided");
        say(
                all,
                ApprovalEvent.Decided.class,
                event -> who(event) + (agreed(event) ? " agreed" : " rejected it") + where(event));
        say(
                all,
                ApprovalEvent.DecisionRefused.class,
                event -> who(event) + " wanted to " + (agreed(event) ? "agree" : "reject it") + where(event)
                        + ", which did not count: " + whyNotCounted(event));
        say(all, ApprovalEvent.Approved.class, event -> "Enough people agreed");
        say(all, ApprovalEvent.Rejected.class, event -> "Rejected, so that it does not start");
        say(all, ApprovalEvent.Expired.class, event -> "Nobody decided in time");
        say(
                all,
                ApprovalEvent.Cancelled.class,
                event -> byPerson(event) ? who(event) + " withdrew the approval" : "The approval was withdrawn");
    }

    private static String resolved(JsonNode event) {
        return byPerson(event) ? who(event) + " resolved it" : "All its alerts are over";
    }

    private static String heldBack(JsonNode event) {
        return channel(event) + " had its " + detail(event, "budget") + " pages of the hour, so a list there has it";
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
            case SILENCED -> "it is silenced";
            case MAINTENANCE -> "a maintenance window expects it";
            case MUTED -> "the policy notifies nobody at this time";
            case INHIBITED -> "another alert that fires explains it";
            case HELD -> "it may end by itself in a moment";
            case AWAITS_ROOT -> "its cause may show in a moment";
            case SELF_RESOLVED_IN_HOLD -> "it ended by itself";
            case OWNED -> "somebody works on it already";
            case EXPECTED_CHANGE -> "a declared change expects it";
            case RECOVERED -> "its number is back to normal";
            case AT_BASELINE -> "its number is as it usually is";
            case FOLDED -> "it is a symptom of another incident";
            case GATHERED -> "the page of another incident is for this one too";
            case NEW_INCIDENT, REOPENED, STILL_FIRING, PROMOTED -> "the policy says so";
        };
    }

    private static String rated(JsonNode event) {
        return who(event)
                + (event.at("/details/helpful").asBoolean()
                        ? " found an answer of help"
                        : " found an answer of no help");
    }

    private static boolean agreed(JsonNode event) {
        return WireName.find(DecisionVerdict.class, detail(event, "verdict")).orElse(DecisionVerdict.REJECT)
                == DecisionVerdict.APPROVE;
    }

    private static String whyNotCounted(JsonNode event) {
        Optional<DecisionReason> reason =
                ReasonCode.find(DecisionReason.class, event.path("reason").asText(""));
        return reason.map(why -> switch (why) {
                    case ALREADY_DECIDED -> "this person had decided before";
                    case REPLAYED -> "it came a second time";
                    case UNKNOWN_APPROVAL -> "there is no such approval";
                    case CLOSED -> "it was decided, withdrawn or over before";
                    case EXPIRED -> "the time was over";
                    case DIGEST_MISMATCH -> "something else had been shown";
                    case UNKNOWN_USER -> "no such account may decide";
                    case ROLE_TOO_LOW -> "the role does not reach";
                    case REQUESTER -> "whoever requests it does not decide";
                    case IDENTITY_TOO_NEW -> "the chat account was linked too short a time ago";
                    case RECORDED, APPROVED, REJECTED -> "nobody knows why";
                })
                .orElse("nobody knows why");
    }

    private static String skipped(JsonNode event) {
        return "Not proposed: " + TimelineWords.step(event.path("details")) + ". "
                + ActWords.whyNot(event.path("reason").asText(""), detail(event, "detail"));
    }

    /** In which channel; empty where that is not told. */
    static String where(JsonNode event) {
        String channel = detail(event, "channel");
        return switch (channel) {
            case "" -> "";
            case "console" -> " in the console";
            case "api" -> " over the API";
            default -> " in " + Wording.capital(channel);
        };
    }

    static String channel(JsonNode event) {
        return Wording.capital(detail(event, "channel"));
    }

    static boolean byPerson(JsonNode event) {
        return event.path("actor").asText("").startsWith("user:");
    }

    static String who(JsonNode event) {
        return Wording.who(event.path("actor").asText(""));
    }

    static String detail(JsonNode event, String name) {
        return event.path("details").path(name).asText("");
    }

    private static String names(JsonNode event, String list) {
        return OnCallWords.and(
                StreamSupport.stream(event.path("details").path(list).spliterator(), false)
                        .map(name -> Wording.capital(name.asText()))
                        .toList());
    }
}
