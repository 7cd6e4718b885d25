package dev.serai.hub.conversation;

import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.AnswerParts;
import dev.serai.conversation.AnswerParts.CitedClaim;
import dev.serai.conversation.Citation;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.conversation.HeardMessage.HeardKind;
import dev.serai.conversation.IncidentPicture;
import dev.serai.conversation.LookupWords;
import dev.serai.conversation.ObjectWords;
import dev.serai.conversation.SeenWords;
import dev.serai.hub.cluster.Clusters;
import dev.serai.language.InquiryKind;
import dev.serai.language.NamedObject;
import dev.serai.language.TargetKind;
import dev.serai.message.ChatLanguage;
import dev.serai.probe.ClusterObject;
import dev.serai.probe.Probe;
import dev.serai.probe.ProbeSource;
import dev.serai.probe.SeenObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the object that a question is about, where its cluster can be read: how it is now, its log, its rollouts. */
@Component("conversationProbes")
class ConversationProbes {

    private final Clusters clusters;
    private final ConversationAnswers answers;
    private final IncidentPictureRows incidents;
    private final ConversationPermits permits;
    private final Clock clock;

    ConversationProbes(
            Clusters clusters,
            ConversationAnswers answers,
            IncidentPictureRows incidents,
            ConversationPermits permits,
            Clock clock) {
        this.clock = clock;
        this.clusters = clusters;
        this.answers = answers;
        this.incidents = incidents;
        this.permits = permits;
    }

    /** Whether the object itself has to be read for the answer: no incident that goes on says how it is. */
    public boolean isProbed(@Body HeardTurn heard) {
        boolean named = heard.heard().subject() != null;
        return switch (heard.kind()) {
            case LOGS, PODS -> true;
            case STATUS -> named && !picture(heard).map(IncidentPicture::isOpen).orElse(false);
            case QUESTION -> named && asksForChanges(heard) && heard.incident() == null;
            default -> false;
        };
    }

    private static boolean asksForChanges(HeardTurn heard) {
        return heard.heard().inquiry() == InquiryKind.WHAT_CHANGED;
    }

    private Optional<IncidentPicture> picture(HeardTurn heard) {
        return Optional.ofNullable(heard.incident()).flatMap(incident -> incidents.picture(heard.tenant(), incident));
    }

    /** Whether there is an object in a cluster that can be read, and may be by who asks; sets the property {@code objectProbe}. */
    public boolean canProbe(
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            @ExchangeProperty(HeardContext.PROPERTY) HeardContext context,
            Exchange exchange) {
        Probe further = heard.kind() == HeardKind.LOGS ? Probe.LOGS : asksForChanges(heard) ? Probe.HISTORY : null;
        Optional<ClusterObject> object = notRead(heard, context).isPresent() ? Optional.empty() : found(heard, context);
        object.ifPresent(one -> exchange.setProperty(ObjectProbe.PROPERTY, ObjectProbe.at(one, further)));
        return object.isPresent();
    }

    private Optional<ClusterObject> found(HeardTurn heard, HeardContext context) {
        return Optional.ofNullable(object(heard, context))
                .filter(one -> clusters.names(heard.tenant()).contains(String.valueOf(one.cluster())))
                .flatMap(ConversationProbes::clusterObject);
    }

    /** Why it is not read though it could be; nothing where it may be. */
    private Optional<String> notRead(HeardTurn heard, HeardContext context) {
        return found(heard, context)
                .flatMap(one -> Optional.ofNullable(object(heard, context)))
                .flatMap(one -> permits.notRead(heard, ObjectWords.of(heard.language(), one)));
    }

    private static @Nullable NamedObject object(HeardTurn heard, HeardContext context) {
        NamedObject named = heard.heard().subject();
        return named == null && heard.incident() != null ? context.known().subject() : named;
    }

    private static Optional<ClusterObject> clusterObject(NamedObject object) {
        TargetKind kind = object.kind() == null ? TargetKind.DEPLOYMENT : object.kind();
        return ClusterObject.of(object.cluster(), kind.title(), object.namespace(), object.name());
    }

    /** The question for how it is. */
    public Map<String, Object> state(@ExchangeProperty(ObjectProbe.PROPERTY) ObjectProbe probe, Exchange exchange) {
        return call(Probe.STATE, probe.object(), exchange);
    }

    private static Map<String, Object> call(Probe how, ClusterObject object, Exchange exchange) {
        exchange.getMessage().setHeader("kamelet", how.kamelet());
        return how.arguments(object);
    }

    /** Keeps how it is. */
    public void result(
            @Body Map<String, ?> answer, @ExchangeProperty(ObjectProbe.PROPERTY) ObjectProbe probe, Exchange exchange) {
        exchange.setProperty(
                ObjectProbe.PROPERTY,
                probe.seeing(SeenObject.of(probe.object(), answer).orElse(null)));
    }

    /** Whether its log or its rollouts are asked for, and can be read. */
    public boolean wantsMore(@ExchangeProperty(ObjectProbe.PROPERTY) ObjectProbe probe) {
        return probe.further() != null;
    }

    /** The question for these. */
    public Map<String, Object> more(@ExchangeProperty(ObjectProbe.PROPERTY) ObjectProbe probe, Exchange exchange) {
        return call(Objects.requireNonNull(probe.how()), Objects.requireNonNull(probe.further()), exchange);
    }

    /** Keeps these. */
    public void moreResult(
            @Body Map<String, ?> answer, @ExchangeProperty(ObjectProbe.PROPERTY) ObjectProbe probe, Exchange exchange) {
        ClusterObject further = Objects.requireNonNull(probe.further());
        exchange.setProperty(
                ObjectProbe.PROPERTY,
                probe.reading(Objects.requireNonNull(probe.how())
                        .read(further, answer)
                        .observations()));
    }

    /** What was seen, behind what is stored of the object. */
    public AnswerDraft answer(
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            @ExchangeProperty(HeardContext.PROPERTY) HeardContext context,
            @ExchangeProperty(ObjectProbe.PROPERTY) @Nullable ObjectProbe probe) {
        NamedObject object = object(heard, context);
        if (object == null) {
            return AnswerDraft.plain(SeenWords.whichObject(heard.language()));
        }
        AnswerParts parts = new AnswerParts();
        if (heard.kind() == HeardKind.STATUS) {
            parts.begin(answers.state(heard));
        } else if (asksForChanges(heard)) {
            parts.say(LookupWords.nothingAbout(heard.language(), ObjectWords.of(heard.language(), object)));
        }
        Optional<String> notRead = notRead(heard, context);
        if (notRead.isPresent()) {
            parts.say(notRead.get());
        } else if (heard.kind() == HeardKind.LOGS) {
            log(heard, object, probe, parts);
        } else {
            state(heard, object, probe, parts);
        }
        return parts.draft();
    }

    private void state(HeardTurn heard, NamedObject object, @Nullable ObjectProbe probe, AnswerParts parts) {
        ChatLanguage language = heard.language();
        if (probe == null || probe.seen() == null) {
            parts.say(SeenWords.unseen(language, ObjectWords.of(language, object)));
            return;
        }
        boolean each = heard.kind() == HeardKind.PODS;
        Citation source = reading(heard, ProbeSource.of(probe.object(), "state"));
        claims(SeenWords.pods(language, probe.seen(), each, source), parts);
        probe.more()
                .forEach(one -> claims(
                        SeenWords.quoted(heard.language(), one.text(), reading(heard, one.source()), clock.instant()),
                        parts));
    }

    /** Of what runs now; where that says nothing, what is stored of the incident. */
    private void log(HeardTurn heard, NamedObject object, @Nullable ObjectProbe probe, AnswerParts parts) {
        List<CitedClaim> lines =
                probe == null
                        ? List.of()
                        : probe.more().stream()
                                .flatMap(one -> SeenWords.quoted(
                                        heard.language(), one.text(), reading(heard, one.source()), clock.instant())
                                        .stream())
                                .toList();
        if (lines.isEmpty()) {
            lines = picture(heard)
                    .map(one -> SeenWords.storedLog(heard.language(), one, clock.instant()))
                    .orElse(List.of());
        }
        if (lines.isEmpty()) {
            parts.say(SeenWords.noLog(heard.language(), ObjectWords.of(heard.language(), object)));
        }
        claims(lines, parts);
    }

    private static void claims(List<CitedClaim> claims, AnswerParts parts) {
        claims.forEach(one -> parts.claim(one, ""));
    }

    /** What was read stands in the conversation, beside the answer. */
    private static Citation reading(HeardTurn heard, String source) {
        UUID id = UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8));
        return new Citation(CitationKind.READING, id, source, heard.link());
    }
}
