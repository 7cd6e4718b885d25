package dev.serai.hub.conversation;

import dev.serai.conversation.HeardMessage;
import dev.serai.conversation.HeardMessage.HeardKind;
import dev.serai.hub.llm.ModelRegistry;
import dev.serai.language.InquiryKind;
import dev.serai.language.NamedObject;
import dev.serai.language.Understanding;
import dev.serai.language.UnderstandingContext;
import dev.serai.language.Understood.WantedObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /** Which ask for what was done or is proposed, also where nobody has alerted. */
    private static final Set<HeardKind> DONE = Set.of(HeardKind.HELPED, HeardKind.PROPOSE);

    /** The exchange property with the namespaces that alerts name. */
    static final String NAMESPACES = "knownNamespaces";

    private final ConversationStore conversations;
    private final TurnStore turns;
    private final IncidentPictureRows incidents;
    private final TalkedAbout talkedAbout;
    private final ConversationObjects objects;
    private final ModelRegistry models;
    private final Clock clock;

    ConversationReading(
            ConversationStore conversations,
            TurnStore turns,
            IncidentPictureRows incidents,
            TalkedAbout talkedAbout,
            ConversationObjects objects,
            ModelRegistry models,
            Clock clock) {
        this.conversations = conversations;
        this.turns = turns;
        this.incidents = incidents;
        this.talkedAbout = talkedAbout;
        this.objects = objects;
        this.models = models;
        this.clock = clock;
    }

    /** What is asked for, and about which incident; a conversation about none hangs on that one from now on, unless it is long over. */
    public HeardTurn hear(@Body ConversationTurn turn, Exchange exchange) {
        HeardContext context = talkedAbout.context(turn);
        exchange.setProperty(HeardContext.PROPERTY, context);
        return kept(exchange, read(turn, context, understood(turn, context, context.known(), exchange)));
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
        HeardMessage again = understood(turn, context, context.and(lookup.found()), exchange);
        if (again.kind() == HeardKind.WHO_MAY) {
            exchange.setProperty(HeardContext.PROPERTY, context.with(lookup.found()));
        }
        // What is only asked about is named with its cluster in the answer; what is changed has to be the only one.
        boolean sure = lookup.isWhole()
                || again.asksAbout() != null
                || again.kind() == HeardKind.WHO_MAY
                || again.kind() == HeardKind.UNCLEAR && again.wanted() == null;
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
            ConversationTurn turn, HeardContext context, UnderstandingContext known, Exchange exchange) {
        exchange.setProperty(NAMESPACES, namespaces(known));
        HeardMessage heard = heard(turn, known);
        return meant(turn, context, heard).answered(turn.at(), clock.instant());
    }

    /** A question about what no alert names as an object may mean an open incident that is called so; a change never does. */
    private HeardMessage heard(ConversationTurn turn, UnderstandingContext known) {
        HeardMessage heard = heardIn(turn, known);
        WantedObject wanted = heard.wanted();
        if (wanted == null || openCalled(turn, wanted.object()).isEmpty()) {
            return heard;
        }
        NamedObject called = new NamedObject(null, null, null, wanted.object().name(), true);
        List<NamedObject> all = new ArrayList<>(Objects.requireNonNull(known.objects()));
        all.add(called);
        HeardMessage again = heardIn(turn, UnderstandingContext.of(all, known.subject()));
        return called.equals(again.asksAbout()) ? again : heard;
    }

    /** What is said with its place is what is there, and nothing that is only called the same. */
    private Optional<UUID> openCalled(ConversationTurn turn, NamedObject object) {
        return object.namespace() == null && object.cluster() == null
                ? incidents.openCalled(turn.tenant(), object.name())
                : Optional.empty();
    }

    private HeardMessage heardIn(ConversationTurn turn, UnderstandingContext known) {
        return HeardMessage.of(
                turn.command().argument(), objects.known(turn.tenant(), known), models.any(), turn.language());
    }

    /** What names nothing is about the object that was named last, where no incident is; which object a change of "it" means is asked then. */
    private HeardMessage meant(ConversationTurn turn, HeardContext context, HeardMessage heard) {
        NamedObject named = context.named();
        if (named != null && heard.isOpen() && topic(turn).isEmpty()) {
            return heard.about(named);
        }
        NamedObject target = heard.subject();
        if (heard.kind() != HeardKind.CHANGE
                || target == null
                || turn.command().argument().contains(target.name())) {
            return heard;
        }
        List<NamedObject> perhaps =
                named == null ? talkedAbout.inTwoClusters(turn, context.own()) : List.of(named, target);
        return perhaps.stream().distinct().count() < 2 ? heard : heard.oneOf(perhaps);
    }

    private static Set<String> namespaces(UnderstandingContext context) {
        return Objects.requireNonNull(context.objects()).stream()
                .flatMap(object -> Stream.ofNullable(object.namespace()))
                .collect(Collectors.toSet());
    }

    /**
     * Whoever names an object is answered about that one: there is none when no incident is about it. Where a change belongs
     * is found out when it is proposed.
     */
    private @Nullable UUID about(ConversationTurn turn, HeardContext context, HeardMessage heard) {
        NamedObject subject = heard.subject();
        if (subject == null) {
            if (context.own() == null && heard.inquiry() == InquiryKind.OUTCOME) {
                return incidents
                        .lastChanged(turn.tenant(), turn.account().actor())
                        .orElse(null);
            }
            Set<String> topic = heard.isOpen() ? topic(turn) : Set.of();
            return topic.isEmpty()
                    ? context.own()
                    : incidents.openTitled(turn.tenant(), topic).orElse(context.own());
        }
        return heard.kind() == HeardKind.CHANGE
                ? null
                : incidents
                        .incidentOf(turn.tenant(), subject, DONE.contains(heard.kind()))
                        .or(() -> openCalled(turn, subject))
                        .orElse(null);
    }

    private static Set<String> topic(ConversationTurn turn) {
        return Understanding.topicWords(turn.command().argument());
    }
}
