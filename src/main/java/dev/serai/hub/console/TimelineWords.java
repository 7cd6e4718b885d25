package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.hub.console.IncidentView.TimelineEntry;
import dev.serai.notify.TriageVerdict;
import dev.serai.signal.TriageReason;
import dev.serai.wire.ReasonCode;
import dev.serai.wire.WireName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A timeline as a person tells it: what people did and what changed; the machine's own steps between are one entry. */
final class TimelineWords {

    /** What people want to know of, whoever did it. */
    private static final Set<String> TOLD = Set.of(
            "incident.opened",
            "incident.reopened",
            "incident.resolved",
            "incident.triaged",
            "alert.worsened",
            "approval.opened",
            "approval.rejected",
            "approval.expired",
            "approval.cancelled",
            "message.abandoned");

    /** Of actions that change something. */
    private static final Set<String> EFFECTS = Set.of(
            "action.started",
            "action.succeeded",
            "action.failed",
            "action.unknown",
            "action.refused",
            "action.expired",
            "action.verification_passed",
            "action.verification_failed",
            "action.verification_inconclusive");

    private final Set<String> reading;

    /** @param reading playbook and step of the actions that only read, as {@link #step} writes them */
    TimelineWords(Set<String> reading) {
        this.reading = reading;
    }

    /** @param events the oldest first */
    List<TimelineEntry> entries(List<JsonNode> events) {
        List<TimelineEntry> entries = new ArrayList<>();
        List<JsonNode> steps = new ArrayList<>();
        for (JsonNode event : events) {
            if (isTold(event)) {
                collapse(steps, entries);
                entries.add(new TimelineEntry(at(event), sentence(event), List.of()));
            } else {
                steps.add(event);
            }
        }
        collapse(steps, entries);
        return entries;
    }

    private static void collapse(List<JsonNode> steps, List<TimelineEntry> entries) {
        if (!steps.isEmpty()) {
            List<String> said = steps.stream().map(TimelineWords::sentence).toList();
            String text = said.size() == 1 ? "One step of Serai" : Wording.counted(said.size(), "step") + " of Serai";
            entries.add(new TimelineEntry(at(steps.get(0)), text, said));
            steps.clear();
        }
    }

    private boolean isTold(JsonNode event) {
        String kind = event.path("kind").asText();
        boolean byPerson = event.path("actor").asText("").startsWith("user:");
        return byPerson
                || TOLD.contains(kind)
                || EFFECTS.contains(kind) && !reading.contains(step(event.path("details")));
    }

    private static Moment at(JsonNode event) {
        return Moment.withSeconds(Wording.instant(event, "at").orElse(Instant.EPOCH));
    }

    /** For instance {@code crash-loop, step logs}. */
    static String step(JsonNode of) {
        String playbook = of.path("playbook").asText("");
        return playbook.isEmpty()
                ? of.path("kamelet").asText("")
                : playbook + ", step " + of.path("step").asText();
    }

    /** What happened, without who unless a person did it. */
    static String sentence(JsonNode event) {
        String kind = event.path("kind").asText();
        if (kind.startsWith("incident.")) {
            return incident(kind, event);
        }
        if (kind.startsWith("alert.")) {
            return alert(kind, event.path("details"));
        }
        if (kind.startsWith("action.")) {
            return action(kind, event);
        }
        return kind.startsWith("approval.") ? approval(kind, event) : other(kind, event);
    }

    private static String incident(String kind, JsonNode event) {
        String who = Wording.who(event.path("actor").asText(""));
        JsonNode details = event.path("details");
        return switch (kind) {
            case "incident.opened" -> "The incident opened";
            case "incident.reopened" -> "It is back, a short time after it was resolved";
            case "incident.acknowledged" -> who + " acknowledged it";
            case "incident.noted" -> who + ": " + details.path("text").asText();
            case "incident.resolved" -> event.path("actor").asText("").startsWith("user:")
                    ? who + " resolved it"
                    : "All its alerts are over";
            case "incident.triaged" -> triaged(event);
            case "incident.analysed" -> "Analysed what was observed";
            case "incident.analysis_requested" -> who + " requested another analysis";
            default -> other(kind, event);
        };
    }

    private static String triaged(JsonNode event) {
        if (WireName.find(
                                TriageVerdict.class,
                                event.path("details").path("verdict").asText())
                        .orElse(TriageVerdict.PAGE)
                == TriageVerdict.PAGE) {
            return "People were notified";
        }
        return "Nobody was notified: "
                + ReasonCode.find(TriageReason.class, event.path("reason").asText(""))
                        .map(TimelineWords::why)
                        .orElse("the policy says so");
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

    private static String alert(String kind, JsonNode details) {
        String title = details.path("title").asText("");
        return switch (kind) {
            case "alert.joined" -> "Alert: " + title;
            case "alert.resolved" -> "An alert is over";
            case "alert.worsened" -> "An alert became "
                    + details.path("severity").asText();
            case "alert.stale" -> "Its source does not repeat it any more: " + title;
            case "alert.repeated" -> "Its source repeats it again: " + title;
            default -> Wording.capital(kind.replace('.', ' ').replace('_', ' '));
        };
    }

    private static String action(String kind, JsonNode event) {
        String step = step(event.path("details"));
        String of = step.isEmpty() ? "" : ": " + step;
        return switch (kind) {
            case "action.proposed" -> "Proposed" + of;
            case "action.previewed" -> "Tried out dry; it shows what would change";
            case "action.approved" -> "It may start";
            case "action.started" -> "Started" + of;
            case "action.succeeded" -> "Done" + of;
            case "action.failed" -> "Failed" + of;
            case "action.unknown" -> "Nobody knows whether it had its effect" + of;
            case "action.refused" -> "Refused before it started" + of;
            case "action.rejected" -> Wording.who(event.path("actor").asText("")) + " rejected it";
            case "action.cancelled" -> "Withdrawn before it started" + of;
            case "action.expired" -> "It did not start in time" + of;
            case "action.verification_passed" -> "It helped" + of;
            case "action.verification_failed" -> "It did not help" + of;
            case "action.verification_inconclusive" -> "Nobody can say whether it helped" + of;
            default -> other(kind, event);
        };
    }

    private static String approval(String kind, JsonNode event) {
        String who = Wording.who(event.path("actor").asText(""));
        JsonNode details = event.path("details");
        return switch (kind) {
            case "approval.opened" -> "An approval was requested";
            case "approval.decided" -> who
                    + (WireName.find(
                                                    DecisionVerdict.class,
                                                    details.path("verdict").asText())
                                            .orElse(DecisionVerdict.REJECT)
                                    == DecisionVerdict.APPROVE
                            ? " agreed"
                            : " rejected it")
                    + " ("
                    + details.path("channel").asText() + ")";
            case "approval.decision_refused" -> "A decision of " + who + " does not count";
            case "approval.approved" -> "Enough people agreed";
            case "approval.rejected" -> "Rejected; nothing was changed";
            case "approval.expired" -> "Nobody decided in time";
            case "approval.cancelled" -> "The approval was withdrawn";
            case "approval.escalated" -> "Half the time is over and nobody has decided";
            default -> other(kind, event);
        };
    }

    private static String other(String kind, JsonNode event) {
        JsonNode details = event.path("details");
        return switch (kind) {
            case "playbook.skipped" -> "Not proposed, " + step(details) + ": "
                    + ActWords.whyNot(
                            event.path("reason").asText(""),
                            details.path("detail").asText(""));
            case "playbook.requested" -> Wording.who(event.path("actor").asText("")) + " requested a playbook";
            case "notice.routed" -> "Sent to " + words(details.path("channels"));
            case "message.abandoned" -> details.path("channel").asText() + " did not take a message";
            default -> Wording.capital(kind.replace('.', ' ').replace('_', ' '));
        };
    }

    private static String words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
