package dev.serai.hub.conversation;

import dev.serai.analysis.Observation;
import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.AskedSpan;
import dev.serai.conversation.Citation;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.conversation.RolloutsAnswer;
import dev.serai.conversation.RolloutsAnswer.ReadRollouts;
import dev.serai.hub.cluster.Clusters;
import dev.serai.language.NamedObject;
import dev.serai.language.TargetKind;
import dev.serai.language.Understood;
import dev.serai.probe.ClusterObject;
import dev.serai.probe.Probe;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what changed in a namespace, or was deployed anywhere: of what alerts have named, and by the hub itself. */
@Component("conversationRollouts")
class ConversationRollouts {

    private static final String FOUND = "rolloutsFound";
    private static final String OBJECT = "rolloutsOf";
    private static final int MOST = 8;

    private final Clusters clusters;
    private final ProposalRows proposals;
    private final Clock clock;

    ConversationRollouts(Clusters clusters, ProposalRows proposals, Clock clock) {
        this.clusters = clusters;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** The Deployments there; sets the property {@code rolloutsFound}. */
    public List<ClusterObject> deployments(
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            @ExchangeProperty(HeardContext.PROPERTY) HeardContext context,
            Exchange exchange) {
        exchange.setProperty(FOUND, new ConcurrentSkipListMap<String, String>());
        String namespace = namespace(heard);
        Set<String> own = clusters.names(heard.tenant());
        return Objects.requireNonNull(context.known().objects()).stream()
                .filter(one -> one.kind() == TargetKind.DEPLOYMENT && own.contains(String.valueOf(one.cluster())))
                .filter(one -> namespace == null || namespace.equals(one.namespace()))
                .flatMap(ConversationRollouts::object)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Stream<ClusterObject> object(NamedObject one) {
        return ClusterObject.deployment(one.cluster(), one.namespace(), one.name()).stream();
    }

    private static @Nullable String namespace(HeardTurn heard) {
        return ((Understood.Inquiry) heard.heard().meaning()).namespace();
    }

    /** The question for the rollouts of one. */
    public Map<String, Object> question(@Body ClusterObject object, Exchange exchange) {
        exchange.setProperty(OBJECT, object);
        exchange.getMessage().setHeader("kamelet", Probe.HISTORY.kamelet());
        return Probe.HISTORY.arguments(object);
    }

    /** Keeps what was read of it. */
    public void result(
            @Body Map<String, ?> answer,
            @ExchangeProperty(OBJECT) ClusterObject object,
            @ExchangeProperty(FOUND) Map<String, String> found) {
        Probe.HISTORY.read(object, answer).observations().stream()
                .map(Observation::text)
                .forEach(text -> found.put(object.title() + " on " + object.cluster(), text));
    }

    public AnswerDraft answer(
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard, @ExchangeProperty(FOUND) Map<String, String> found) {
        Instant now = clock.instant();
        AskedSpan span = AskedSpan.of(heard.turn().command().argument(), now).orElseGet(() -> AskedSpan.lastDay(now));
        List<ReadRollouts> rollouts = found.entrySet().stream()
                .map(one -> new ReadRollouts(one.getKey(), one.getValue(), source(heard, one.getKey())))
                .toList();
        return RolloutsAnswer.of(
                heard.language(),
                span,
                rollouts,
                proposals.changes(heard.tenant(), namespace(heard), span.since()),
                now);
    }

    /** What was read stands in the answer. */
    private static Citation source(HeardTurn heard, String object) {
        UUID id = UUID.nameUUIDFromBytes(object.getBytes(StandardCharsets.UTF_8));
        return new Citation(CitationKind.READING, id, "rollouts of " + object, heard.link());
    }
}
