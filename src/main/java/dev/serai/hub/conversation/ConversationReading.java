package dev.serai.hub.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.conversation.HeardMessage;
import dev.serai.conversation.HeardMessage.HeardKind;
import dev.serai.conversation.KnownObjects;
import dev.serai.hub.cluster.Clusters;
import dev.serai.hub.llm.ModelRegistry;
import dev.serai.language.NamedObject;
import dev.serai.language.UnderstandingContext;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a person's words against what the tenant's alerts name, and finds the incident that they are about. */
@Component("conversationReading")
class ConversationReading {

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    /** Which ask for what was done or is proposed, also where nobody has alerted. */
    private static final Set<HeardKind> DONE = Set.of(HeardKind.HELPED, HeardKind.PROPOSE);

    /** The exchange property with the namespaces that alerts name. */
    static final String NAMESPACES = "knownNamespaces";

    private final ConversationStore conversations;
    private final TurnStore turns;
    private final IncidentPictureRows incidents;
    private final ConversationObjects objects;
    private final Clusters clusters;
    private final ModelRegistry models;
    private final ObjectMapper json;
    private final Clock clock;

    ConversationReading(
            ConversationStore conversations,
            TurnStore turns,
            IncidentPictureRows incidents,
            ConversationObjects objects,
            Clusters clusters,
            ModelRegistry models,
            ObjectMapper json,
            Clock clock) {
        this.conversations = conversations;
        this.turns = turns;
        this.incidents = incidents;
        this.objects = objects;
        this.clusters = clusters;
        this.models = models;
        this.json = json;
        this.clock = clock;
    }

    /** What is asked for, and about which incident; a conversation about none hangs on that one from now on, unless it is long over. */
    public HeardTurn hear(@Body ConversationTurn turn, Exchange exchange) {
        HeardContext context = context(turn);
        exchange.setProperty(HeardContext.PROPERTY, context);
        return kept(exchange, read(turn, context, understood(turn, context.own(), context.known(), exchange)));
    }

    /**
     * The same, now that it was looked for what is named; what may be elsewhere too is asked back about, and so is the change
     * of an object that only alerts name and that was not seen.
     */
    public HeardTurn hearAgain(
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            @ExchangeProperty(ObjectLookup.PROPERTY) ObjectLookup lookup,
            @ExchangeProperty(HeardContext.PROPERTY) HeardContext context,
            Exchange exchange) {
        ConversationTurn turn = heard.turn();
        if (heard.kind() == HeardKind.CHANGE) {
            return kept(exchange, seen(heard, lookup));
        }
        HeardMessage again = understood(turn, context.own(), context.and(lookup.found()), exchange);
        boolean sure = lookup.isWhole() || again.kind() == HeardKind.UNCLEAR && again.wanted() == null;
        return kept(exchange, read(turn, context, sure ? again : again.unsure()));
    }

    /** Where there is nowhere to look, whoever proposes it is told why. */
    private static HeardTurn seen(HeardTurn heard, ObjectLookup lookup) {
        boolean there =
                lookup.isNowhere() || lookup.found().contains(heard.heard().subject());
        return there ? heard : new HeardTurn(heard.turn(), heard.heard().unseen(lookup.isWhole()), heard.incident());
    }

    private static HeardTurn kept(Exchange exchange, HeardTurn heard) {
        exchange.setProperty(HeardTurn.PROPERTY, heard);
        return heard;
    }

    private HeardTurn read(ConversationTurn turn, HeardContext context, HeardMessage heard) {
        UUID incident = about(turn, context, heard);
        if (incident != null && heard.speaksOf()) {
            turns.speakOf(turn.tenant(), turn.messageId(), incident);
        }
        if (incident == null || turn.conversation().incidentId() != null) {
            return new HeardTurn(turn, heard, incident);
        }
        boolean attached =
                conversations.attach(turn.tenant(), turn.conversation().id(), incident);
        return new HeardTurn(attached ? turn.about(incident) : turn, heard, incident);
    }

    private HeardMessage understood(
            ConversationTurn turn, @Nullable UUID spokenOf, UnderstandingContext context, Exchange exchange) {
        exchange.setProperty(NAMESPACES, namespaces(context));
        return sure(
                        turn,
                        spokenOf,
                        HeardMessage.of(turn.command().argument(), objects.known(turn.tenant(), context), models.any()))
                .answered(turn.at(), clock.instant());
    }

    /** A change of "it" is asked back about where the last that was spoken of is in another cluster than what the conversation is about. */
    private HeardMessage sure(ConversationTurn turn, @Nullable UUID own, HeardMessage heard) {
        NamedObject target = heard.subject();
        if (heard.kind() != HeardKind.CHANGE
                || target == null
                || turn.command().argument().contains(target.name())) {
            return heard;
        }
        Set<String> reachable = clusters.names(turn.tenant());
        List<NamedObject> spokenOf = named(turn, own, reachable);
        List<NamedObject> begunWith = named(turn, turn.conversation().incidentId(), reachable);
        return isElsewhere(spokenOf, begunWith) ? heard.oneOf(List.of(spokenOf.get(0), begunWith.get(0))) : heard;
    }

    private static Set<String> namespaces(UnderstandingContext context) {
        return Objects.requireNonNull(context.objects()).stream()
                .flatMap(object -> Stream.ofNullable(object.namespace()))
                .collect(Collectors.toSet());
    }

    private HeardContext context(ConversationTurn turn) {
        Set<String> own = clusters.names(turn.tenant());
        UUID incident = own(turn);
        List<NamedObject> spokenOf = named(turn, incident, own);
        List<NamedObject> begunWith = named(turn, turn.conversation().incidentId(), own);
        Set<NamedObject> known = new LinkedHashSet<>(spokenOf);
        known.addAll(begunWith);
        NamedObject subject = subject(spokenOf, begunWith);
        known.addAll(KnownObjects.of(labels(turn.tenant(), null), own));
        return new HeardContext(incident, UnderstandingContext.of(List.copyOf(known), subject));
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

    /**
     * Whoever names an object is answered about that one: there is none when no incident is about it. Where a change belongs
     * is found out when it is proposed.
     */
    private @Nullable UUID about(ConversationTurn turn, HeardContext context, HeardMessage heard) {
        NamedObject subject = heard.subject();
        if (subject == null) {
            return context.own();
        }
        return heard.kind() == HeardKind.CHANGE
                ? null
                : incidents
                        .incidentOf(turn.tenant(), subject, DONE.contains(heard.kind()))
                        .orElse(null);
    }

    /** The one that was spoken of last, else the conversation's, else the only one that is open. */
    private @Nullable UUID own(ConversationTurn turn) {
        UUID known = turns.spokenOf(turn.tenant(), turn.messageId())
                .orElse(turn.conversation().incidentId());
        if (known != null) {
            return known;
        }
        return incidents.onlyOpen(turn.tenant()).orElse(null);
    }
}
