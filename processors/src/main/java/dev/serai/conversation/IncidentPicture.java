package dev.serai.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionState;
import dev.serai.action.Effect;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.alert.AlertState;
import dev.serai.approval.ApprovalState;
import dev.serai.incident.IncidentState;
import dev.serai.incident.Place;
import dev.serai.language.NamedObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of an incident, without secrets, in one consistent view.
 *
 * @param place cluster, namespace and workload, as far as they are known
 * @param alerts the newest first
 * @param evidence the newest first
 * @param analysis the newest that can be used; null before there is one
 * @param actions changes and probes, the newest first
 * @param requested changes of the very same object that wait or run and that people asked for beside it
 * @param past earlier incidents of the same key or workload, the newest first
 */
public record IncidentPicture(
        PictureIncident incident,
        String place,
        List<PictureAlert> alerts,
        List<PictureEvidence> evidence,
        @Nullable PictureAnalysis analysis,
        List<PictureAction> actions,
        List<PictureAction> requested,
        List<PicturePast> past) {

    public IncidentPicture {
        alerts = List.copyOf(alerts);
        evidence = List.copyOf(evidence);
        actions = List.copyOf(actions);
        requested = List.copyOf(requested);
        past = List.copyOf(past);
    }

    /**
     * The incident itself.
     *
     * @param objects the names of its workload and of what else its alerts name; empty where nobody knows
     */
    public record PictureIncident(
            UUID id,
            String title,
            IncidentState state,
            Instant openedAt,
            @Nullable Instant resolvedAt,
            @Nullable String acknowledgedBy,
            Set<String> objects) {

        public PictureIncident {
            objects = Set.copyOf(objects);
        }
    }

    /** One of its alerts. */
    public record PictureAlert(UUID id, String title, boolean firing, Instant lastSeen) {}

    /** One of its observations. */
    public record PictureEvidence(UUID id, String source, String excerpt, Instant at) {}

    /**
     * What an analyst made of it.
     *
     * @param causes the likely ones with the evidence they rest on, the likeliest first
     */
    public record PictureAnalysis(UUID id, String analyst, String summary, List<PictureCause> causes) {

        public PictureAnalysis {
            causes = List.copyOf(causes);
        }
    }

    /** A likely cause. */
    public record PictureCause(String text, double confidence, List<UUID> evidence) {

        public PictureCause {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * What was to be done.
     *
     * @param approval who is to decide; null when nobody is or was
     * @param origin who asked for it, and of what
     */
    public record PictureAction(
            UUID id,
            PictureAct what,
            ActionState state,
            boolean change,
            @Nullable VerificationVerdict verification,
            @Nullable String reason,
            Instant at,
            @Nullable PictureApproval approval,
            PictureOrigin origin) {

        /** Whether somebody is still to decide on it. */
        boolean waits() {
            return state == ActionState.PROPOSED || state == ActionState.AWAITING_APPROVAL;
        }
    }

    /**
     * Where an action comes from.
     *
     * @param by as the audit names them; empty where that is not known
     * @param object what it changes; null for what is no object of a cluster
     */
    public record PictureOrigin(String by, @Nullable NamedObject object) {

        /** Whether a person asked for this very change; everything else was proposed for the incident. */
        boolean isOfPerson() {
            return by.startsWith("user:");
        }
    }

    /** What an action does, in words; the playbook's step and its target where there are none. */
    public record PictureAct(String english, String german) {

        public String in(ChatLanguage language) {
            return language.pick(english, german);
        }
    }

    /** The approval of an action. */
    public record PictureApproval(
            UUID id, ApprovalState state, String digest, int quorum, int approvals, Instant expiresAt) {}

    /**
     * The same with those changes only that are about what is asked about: what people asked to do to other objects answers
     * no question about this one.
     *
     * @param subject the object that the question names; null for none, where the incident's own is meant
     */
    public IncidentPicture proposedFor(@Nullable NamedObject subject) {
        List<PictureAction> fitting =
                actions.stream().filter(one -> fits(one.origin(), subject)).toList();
        return new IncidentPicture(incident, place, alerts, evidence, analysis, fitting, requested, past);
    }

    private boolean fits(PictureOrigin origin, @Nullable NamedObject subject) {
        NamedObject object = origin.object();
        if (!origin.isOfPerson() || object == null) {
            return true;
        }
        if (subject != null) {
            return isSame(subject.name(), object.name())
                    && isPerhapsSame(subject.namespace(), object.namespace())
                    && isPerhapsSame(subject.cluster(), object.cluster());
        }
        return incident.objects().isEmpty() || incident.objects().stream().anyMatch(own -> isSame(own, object.name()));
    }

    /** By the name, or as a pod of it. */
    private static boolean isSame(String one, String other) {
        return one.equals(other)
                || other.equals(Place.of(Map.of("pod", one)).workload())
                || one.equals(Place.of(Map.of("pod", other)).workload());
    }

    private static boolean isPerhapsSame(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }

    /** An earlier incident like this one, with what was done. */
    public record PicturePast(
            UUID id, String title, Instant openedAt, @Nullable Instant resolvedAt, String summary, String done) {}

    /**
     * Reads what {@code sql/conversation-incident.sql} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static IncidentPicture read(String json) {
        JsonNode page = StoredPage.safe(json);
        JsonNode analysis = page.path("analysis");
        return new IncidentPicture(
                new PictureIncident(
                        id(page),
                        text(page, "title"),
                        IncidentState.of(text(page, "state")),
                        instant(page, "opened_at"),
                        instantOrNull(page, "resolved_at"),
                        textOrNull(page, "acknowledged_by"),
                        objects(page)),
                text(page, "place"),
                list(
                        page.path("alerts"),
                        one -> new PictureAlert(
                                id(one),
                                text(one, "title"),
                                AlertState.of(text(one, "state")) == AlertState.FIRING,
                                instant(one, "at"))),
                list(
                        page.path("evidence"),
                        one -> new PictureEvidence(
                                id(one), text(one, "source"), text(one, "excerpt"), instant(one, "at"))),
                analysis.isObject() ? analysis(analysis) : null,
                list(page.path("actions"), IncidentPicture::action),
                list(page.path("requested"), IncidentPicture::action),
                list(
                        page.path("past"),
                        one -> new PicturePast(
                                id(one),
                                text(one, "title"),
                                instant(one, "opened_at"),
                                instantOrNull(one, "resolved_at"),
                                text(one, "summary"),
                                text(one, "done"))));
    }

    private static Set<String> objects(JsonNode page) {
        Set<String> names = new HashSet<>(list(page.path("objects"), JsonNode::asText));
        if (page.hasNonNull("workload")) {
            names.add(text(page, "workload"));
        }
        return names;
    }

    private static PictureAnalysis analysis(JsonNode one) {
        List<PictureCause> causes = list(
                one.path("causes"),
                cause -> new PictureCause(
                        text(cause, "text"),
                        cause.path("confidence").asDouble(),
                        list(cause.path("evidence"), evidence -> UUID.fromString(evidence.asText()))));
        return new PictureAnalysis(id(one), text(one, "analyst"), text(one, "summary"), causes);
    }

    private static PictureAction action(JsonNode one) {
        JsonNode approval = one.path("approval");
        return new PictureAction(
                id(one),
                act(one),
                ActionState.of(text(one, "state")),
                Effect.of(text(one, "effect")) == Effect.CHANGE,
                VerificationVerdict.of(textOrNull(one, "verification")),
                textOrNull(one, "reason"),
                instant(one, "at"),
                approval.isObject() ? approval(approval) : null,
                new PictureOrigin(text(one, "proposed_by"), object(one.path("arguments"))));
    }

    private static @Nullable NamedObject object(JsonNode arguments) {
        return arguments.hasNonNull("name")
                ? new NamedObject(
                        textOrNull(arguments, "cluster"),
                        null,
                        textOrNull(arguments, "namespace"),
                        text(arguments, "name"),
                        true)
                : null;
    }

    /** Of the fields {@code kamelet}, {@code arguments}, {@code playbook}, {@code step} and {@code target}. */
    static PictureAct act(JsonNode one) {
        String other = ProposedAct.other(
                text(one, "playbook"),
                text(one, "step"),
                text(one, "target"),
                text(one, "kamelet"),
                one.path("arguments"));
        return new PictureAct(
                ProposedAct.words(ChatLanguage.ENGLISH, text(one, "kamelet"), one.path("arguments"))
                        .orElse(other),
                ProposedAct.words(ChatLanguage.GERMAN, text(one, "kamelet"), one.path("arguments"))
                        .orElse(other));
    }

    private static PictureApproval approval(JsonNode one) {
        return new PictureApproval(
                id(one),
                ApprovalState.of(text(one, "state")),
                text(one, "digest"),
                one.path("quorum").asInt(),
                one.path("approvals").asInt(),
                instant(one, "expires_at"));
    }

    private static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> reader) {
        return StreamSupport.stream(nodes.spliterator(), false).map(reader).toList();
    }

    private static UUID id(JsonNode node) {
        return UUID.fromString(text(node, "id"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    private static @Nullable String textOrNull(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }

    private static Instant instant(JsonNode node, String field) {
        return OffsetDateTime.parse(text(node, field)).toInstant();
    }

    private static @Nullable Instant instantOrNull(JsonNode node, String field) {
        return node.hasNonNull(field) ? instant(node, field) : null;
    }
}
