package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which action each event is about, of those that a page has read beside the events. */
final class EventObjects {

    /** What an event says of its action, each by another name. */
    private static final String ACTION = "action_id";

    private static final String APPROVAL = "approval_id";
    private static final String DIGEST = "digest";

    private final Map<String, JsonNode> actions = new LinkedHashMap<>();
    private final Map<String, JsonNode> byApproval = new HashMap<>();
    private final Map<String, String> byDigest = new HashMap<>();

    /**
     * @param actions the last first
     * @param events that say which approval is about which action
     */
    EventObjects(Collection<JsonNode> actions, Collection<JsonNode> events) {
        for (JsonNode action : actions) {
            this.actions.put(action.path("id").asText(), action);
            if (action.hasNonNull(APPROVAL)) {
                byApproval.put(action.path(APPROVAL).asText(), action);
            }
        }
        for (JsonNode event : events) {
            String digest = EventWords.detail(event, DIGEST);
            String action = EventWords.detail(event, ACTION);
            if (!digest.isEmpty() && !action.isEmpty()) {
                byDigest.put(digest, action);
            }
        }
    }

    /** What its action does, with where that stands; empty where nobody has read which one it is. */
    Optional<PageFact> act(JsonNode event) {
        return find(event)
                .map(action -> PageFact.link(
                        ActWords.title(action),
                        ActionDetailPage.ACTIONS + "/" + action.path("id").asText()));
    }

    private Optional<JsonNode> find(JsonNode event) {
        String digest = EventWords.detail(event, DIGEST);
        JsonNode found = Stream.of(
                        actions.get(event.path("object_id").asText()),
                        actions.get(EventWords.detail(event, ACTION)),
                        byApproval.get(EventWords.detail(event, APPROVAL)),
                        byApproval.get(event.path("object_id").asText()),
                        actions.get(byDigest.getOrDefault(digest, "")))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> byWork(event));
        return Optional.ofNullable(found);
    }

    /** The last one that is the same step for the same target and was there at that time. */
    private @Nullable JsonNode byWork(JsonNode event) {
        JsonNode work = event.path("details");
        if (TimelineWords.step(work).isEmpty() || work.path("target").asText("").isEmpty()) {
            return null;
        }
        return actions.values().stream()
                .filter(action -> TimelineWords.step(action).equals(TimelineWords.step(work))
                        && action.path("target")
                                .asText("")
                                .equals(work.path("target").asText()))
                .filter(action -> action.path("created_at")
                                .asText("")
                                .compareTo(event.path("at").asText())
                        <= 0)
                .findFirst()
                .orElse(null);
    }
}
