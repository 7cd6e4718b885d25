package dev.serai.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.approval.Role;
import dev.serai.incident.IncidentState;
import dev.serai.wire.WireName;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * What is open in a tenant, without secrets.
 *
 * @param incidents those that are not resolved, the most severe first and of them the oldest, at most ten
 * @param waiting approvals that wait, the first to expire first, at most ten
 */
public record Overview(JsonNode counts, List<OpenIncident> incidents, List<OpenApproval> waiting) {

    public Overview {
        incidents = List.copyOf(incidents);
        waiting = List.copyOf(waiting);
    }

    /**
     * An incident that is not resolved.
     *
     * @param cluster empty where that is not known
     */
    public record OpenIncident(
            UUID id, String title, Severity severity, String cluster, boolean taken, Instant openedAt) {}

    /** An approval that waits. */
    public record OpenApproval(
            UUID id, PictureAct what, String digest, Instant expiresAt, String riskLevel, ApprovalVoters voters) {}

    /**
     * Who decides.
     *
     * @param requester who asked for it, as the audit names them
     */
    public record ApprovalVoters(Role role, int quorum, int approvals, String requester, boolean requesterDecides) {}

    /** The severities that a question is about: all where it names none. */
    public static Set<Severity> severities(String asked) {
        Set<Severity> named = SaidSeverity.named(asked);
        return named.isEmpty() ? EnumSet.allOf(Severity.class) : named;
    }

    /**
     * Reads what {@code sql/conversation-overview.sql} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Overview read(String json) {
        JsonNode page = StoredPage.safe(json);
        return new Overview(
                page,
                StreamSupport.stream(page.path("incidents").spliterator(), false)
                        .map(one -> new OpenIncident(
                                id(one),
                                line(one, "title"),
                                Severity.of(one.path("severity").asText()),
                                one.path("cluster").asText(""),
                                IncidentState.of(one.path("state").asText()) == IncidentState.ACKNOWLEDGED,
                                at(one, "opened_at")))
                        .toList(),
                StreamSupport.stream(page.path("waiting").spliterator(), false)
                        .map(one -> new OpenApproval(
                                id(one),
                                IncidentPictureReader.act(one),
                                line(one, "digest"),
                                at(one, "expires_at"),
                                line(one, "risk_level"),
                                voters(one)))
                        .toList());
    }

    private static ApprovalVoters voters(JsonNode one) {
        return new ApprovalVoters(
                WireName.of(Role.class, one.path("role").asText()),
                one.path("quorum").asInt(),
                one.path("approvals").asInt(),
                one.path("requester").asText(),
                one.path("requester_decides").asBoolean());
    }

    private static UUID id(JsonNode one) {
        return UUID.fromString(one.path("id").asText());
    }

    private static String line(JsonNode one, String field) {
        return ShortLine.of(one.path(field).asText());
    }

    private static Instant at(JsonNode one, String field) {
        return OffsetDateTime.parse(one.path(field).asText()).toInstant();
    }
}
