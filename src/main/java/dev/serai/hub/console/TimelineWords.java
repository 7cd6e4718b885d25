package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.event.ActionEvent;
import dev.serai.event.AlertEvent;
import dev.serai.event.ApprovalEvent;
import dev.serai.event.ChannelEvent;
import dev.serai.event.Event;
import dev.serai.event.EventCatalogue;
import dev.serai.event.IncidentEvent;
import dev.serai.event.PlaybookEvent;
import dev.serai.hub.console.IncidentView.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A timeline as a person tells it: what people did and what changed; the machine's own steps between are one entry. */
final class TimelineWords {

    /** What people want to know of, whoever did it. */
    private static final Set<String> SAID = verbs(List.of(
            IncidentEvent.Opened.class,
            IncidentEvent.Reopened.class,
            IncidentEvent.Resolved.class,
            IncidentEvent.Triaged.class,
            ApprovalEvent.Opened.class,
            ApprovalEvent.Rejected.class,
            ApprovalEvent.Expired.class,
            ApprovalEvent.Cancelled.class,
            ChannelEvent.MessageAbandoned.class));

    /** The same for actions that change something. */
    private static final Set<String> EFFECTS = verbs(List.of(
            ActionEvent.Started.class,
            ActionEvent.Succeeded.class,
            ActionEvent.Failed.class,
            ActionEvent.Unknown.class,
            ActionEvent.Refused.class,
            ActionEvent.Expired.class,
            ActionEvent.VerificationPassed.class,
            ActionEvent.VerificationFailed.class,
            ActionEvent.VerificationInconclusive.class));

    /** What follows at once from what a person did, which is said already. */
    private static final Set<String> FOLLOWS = verbs(List.of(ApprovalEvent.Approved.class, ActionEvent.Approved.class));

    private final Set<String> reading;
    private final EventObjects objects;

    /** @param reading playbook and step of the actions that only read, as {@link #step} writes them */
    TimelineWords(Set<String> reading, EventObjects objects) {
        this.reading = reading;
        this.objects = objects;
    }

    private static Set<String> verbs(List<Class<? extends Event>> kinds) {
        return kinds.stream().map(kind -> EventCatalogue.of(kind).verb()).collect(Collectors.toUnmodifiableSet());
    }

    static boolean isOf(JsonNode event, Class<? extends Event> kind) {
        return EventCatalogue.of(kind).verb().equals(event.path("kind").asText());
    }

    /** @param events the oldest first */
    List<TimelineEntry> entries(List<JsonNode> events) {
        List<TimelineEntry> entries = new ArrayList<>();
        List<JsonNode> steps = new ArrayList<>();
        for (JsonNode event : events) {
            if (isSaid(event)) {
                collapse(steps, entries);
                entries.add(new TimelineEntry(at(event), EventWords.sentence(event), about(event), List.of()));
            } else {
                steps.add(event);
            }
        }
        collapse(steps, entries);
        return entries;
    }

    private void collapse(List<JsonNode> steps, List<TimelineEntry> entries) {
        if (!steps.isEmpty()) {
            List<String> said = steps.stream().map(this::said).toList();
            entries.add(new TimelineEntry(
                    at(steps.get(0)), Wording.counted(said.size(), "step") + " of Serai", null, said));
            steps.clear();
        }
    }

    private String said(JsonNode event) {
        return new TimelineEntry(at(event), EventWords.sentence(event), about(event), List.of()).said();
    }

    /** What it happened to, where that is not the incident itself. */
    private @Nullable PageFact about(JsonNode event) {
        JsonNode details = event.path("details");
        if (isOf(event, AlertEvent.Joined.class) || isOf(event, AlertEvent.Stale.class)) {
            return PageFact.of(details.path("title").asText());
        }
        if (isOf(event, PlaybookEvent.Skipped.class)) {
            return null;
        }
        if (isOf(event, PlaybookEvent.Requested.class) && details.hasNonNull("playbook")) {
            String name = details.path("playbook").asText();
            return PageFact.link(name, PlaybookDetailPage.PLAYBOOKS + "/" + name);
        }
        return objects.act(event)
                .or(() -> Optional.of(step(details))
                        .filter(step -> !step.isEmpty())
                        .map(PageFact::of))
                .orElse(null);
    }

    private boolean isSaid(JsonNode event) {
        String kind = event.path("kind").asText();
        boolean byPerson = event.path("actor").asText("").startsWith("user:");
        return byPerson && !FOLLOWS.contains(kind)
                || SAID.contains(kind)
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
}
