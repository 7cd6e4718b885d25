package dev.serai.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionState;
import dev.serai.action.Effect;
import dev.serai.action.RefusalReason;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.alert.AlertState;
import dev.serai.approval.ApprovalState;
import dev.serai.conversation.IncidentPicture.PictureAlert;
import dev.serai.conversation.IncidentPicture.PictureDecision;
import dev.serai.conversation.IncidentPicture.PictureEarlier;
import dev.serai.conversation.IncidentPicture.PictureEvidence;
import dev.serai.conversation.IncidentPicture.PictureHeld;
import dev.serai.conversation.IncidentPicture.PictureIncident;
import dev.serai.conversation.IncidentPicture.PicturePaging;
import dev.serai.conversation.IncidentPicture.PictureReturn;
import dev.serai.conversation.PictureAction.PictureApproval;
import dev.serai.conversation.PictureAction.PictureEnd;
import dev.serai.conversation.PictureAction.PictureOrigin;
import dev.serai.conversation.PictureAnalysis.PictureCause;
import dev.serai.conversation.PicturePast.PictureDeed;
import dev.serai.incident.IncidentState;
import dev.serai.language.NamedObject;
import dev.serai.message.ChatLanguage;
import dev.serai.message.ProposedAct;
import dev.serai.signal.SignalVerdict;
import dev.serai.signal.TriageReason;
import dev.serai.wire.ReasonCode;
import dev.serai.wire.WireName;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads an incident's picture from the JSON that the database wrote. */
final class IncidentPictureReader {

    private IncidentPictureReader() {}

    static IncidentPicture read(JsonNode page) {
        JsonNode analysis = page.path("analysis");
        return new IncidentPicture(
                new PictureIncident(
                        id(page),
                        text(page, "title"),
                        IncidentState.of(text(page, "state")),
                        instant(page, "opened_at"),
                        instantOrNull(page, "resolved_at"),
                        textOrNull(page, "acknowledged_by"),
                        objects(page),
                        new PicturePaging(decision(page.path("paged")), decision(page.path("decided")))),
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
                list(page.path("actions"), IncidentPictureReader::action),
                list(page.path("requested"), IncidentPictureReader::action),
                list(page.path("beside"), IncidentPictureReader::action),
                list(
                        page.path("held"),
                        one -> new PictureHeld(
                                text(one, "playbook"),
                                RefusalReason.valueOf(text(one, "reason")),
                                text(one, "detail"),
                                instant(one, "at"))),
                earlier(page));
    }

    private static @Nullable PictureDecision decision(JsonNode one) {
        return ReasonCode.find(TriageReason.class, textOrNull(one, "reason"))
                .map(reason -> new PictureDecision(
                        WireName.of(SignalVerdict.class, text(one, "verdict")),
                        reason,
                        instant(one, "at"),
                        textOrNull(one, "because"),
                        instantOrNull(one, "due")))
                .orElse(null);
    }

    private static PictureEarlier earlier(JsonNode page) {
        return new PictureEarlier(
                list(
                        page.path("returns"),
                        one -> new PictureReturn(instantOrNull(one, "over_at"), instant(one, "again_at"))),
                list(
                        page.path("past"),
                        one -> new PicturePast(
                                id(one),
                                text(one, "title"),
                                instant(one, "opened_at"),
                                instantOrNull(one, "resolved_at"),
                                text(one, "summary"),
                                list(one.path("done"), IncidentPictureReader::deed))),
                Math.max(1, page.path("times").path("all").asInt()),
                instant(
                        page.path("times").hasNonNull("first") ? page.path("times") : page,
                        page.path("times").hasNonNull("first") ? "first" : "opened_at"));
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
        return new PictureAnalysis(id(one), text(one, "analyst"), text(one, "summary"), causes, instant(one, "at"));
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
                one.hasNonNull("ended_at")
                        ? new PictureEnd(textOrNull(one, "ended_by"), instant(one, "ended_at"))
                        : null,
                new PictureOrigin(text(one, "proposed_by"), object(one.path("arguments"))));
    }

    private static PictureDeed deed(JsonNode one) {
        return new PictureDeed(
                act(one), ActionState.of(text(one, "state")), VerificationVerdict.of(textOrNull(one, "verification")));
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
                text(one, "kamelet"),
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
