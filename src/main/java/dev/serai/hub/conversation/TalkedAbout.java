package dev.serai.hub.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.conversation.ChatCommand;
import dev.serai.conversation.ChatCommand.ChatCommandName;
import dev.serai.conversation.HeardMessage;
import dev.serai.conversation.KnownObjects;
import dev.serai.hub.cluster.Clusters;
import dev.serai.language.NamedObject;
import dev.serai.language.UnderstandingContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a conversation is about: what was named last, the incident that was spoken of last, and all that may be named. */
@Component
class TalkedAbout {

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final TurnStore turns;
    private final IncidentPictureRows incidents;
    private final Clusters clusters;
    private final ObjectMapper json;

    TalkedAbout(TurnStore turns, IncidentPictureRows incidents, Clusters clusters, ObjectMapper json) {
        this.turns = turns;
        this.incidents = incidents;
        this.clusters = clusters;
        this.json = json;
    }

    HeardContext context(ConversationTurn turn) {
        Set<String> own = clusters.names(turn.tenant());
        UUID incident =
                incident(turn).or(() -> incidents.onlyOpen(turn.tenant())).orElse(null);
        List<NamedObject> spokenOf = named(turn, incident, own);
        List<NamedObject> begunWith = named(turn, turn.conversation().incidentId(), own);
        Set<NamedObject> objects = new LinkedHashSet<>(spokenOf);
        objects.addAll(begunWith);
        NamedObject subject = subject(spokenOf, begunWith);
        objects.addAll(KnownObjects.of(labels(turn.tenant(), null), own));
        UnderstandingContext known = UnderstandingContext.of(List.copyOf(objects), subject);
        NamedObject named = namedSince(turn, known);
        return new HeardContext(named == null ? incident : null, known, named);
    }

    /** The incident that was spoken of last, else the conversation's. */
    Optional<UUID> incident(ConversationTurn turn) {
        return turns.spokenOf(turn.tenant(), turn.messageId())
                .or(() -> Optional.ofNullable(turn.conversation().incidentId()));
    }

    /** What was named since an incident was spoken of: no incident was about that. */
    private @Nullable NamedObject namedSince(ConversationTurn turn, UnderstandingContext known) {
        return turns.saidSince(turn.tenant(), turn.messageId()).stream()
                .map(ChatCommand::parse)
                .filter(said -> said.name() == ChatCommandName.ASK)
                .map(said -> HeardMessage.of(said.argument(), known, false, turn.language())
                        .named())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What was spoken of last, and what the conversation was begun with, where these are in two clusters; else nothing. */
    List<NamedObject> inTwoClusters(ConversationTurn turn, @Nullable UUID incident) {
        Set<String> own = clusters.names(turn.tenant());
        List<NamedObject> spokenOf = named(turn, incident, own);
        List<NamedObject> begunWith = named(turn, turn.conversation().incidentId(), own);
        return isElsewhere(spokenOf, begunWith) ? List.of(spokenOf.get(0), begunWith.get(0)) : List.of();
    }

    private List<NamedObject> named(ConversationTurn turn, @Nullable UUID incident, Set<String> clusters) {
        return incident == null ? List.of() : KnownObjects.of(labels(turn.tenant(), incident), clusters);
    }

    /** What "it" is: what was spoken of last; the cluster that a conversation is about stays its own, whatever else is spoken of. */
    private static @Nullable NamedObject subject(List<NamedObject> spokenOf, List<NamedObject> begunWith) {
        if (spokenOf.isEmpty()) {
            return null;
        }
        return isElsewhere(spokenOf, begunWith) ? begunWith.get(0) : spokenOf.get(0);
    }

    private static boolean isElsewhere(List<NamedObject> spokenOf, List<NamedObject> begunWith) {
        String there = spokenOf.isEmpty() ? null : spokenOf.get(0).cluster();
        String here = begunWith.isEmpty() ? null : begunWith.get(0).cluster();
        return there != null && here != null && !there.equals(here);
    }

    private List<Map<String, String>> labels(String tenant, @Nullable UUID incident) {
        return incidents.objects(tenant, incident).stream().map(this::labels).toList();
    }

    private Map<String, String> labels(String text) {
        try {
            return json.readValue(text, LABELS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored labels are a map of strings", e);
        }
    }
}
