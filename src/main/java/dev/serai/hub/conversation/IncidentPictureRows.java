package dev.serai.hub.conversation;

import static dev.serai.hub.conversation.TenantRows.of;

import dev.serai.alert.Severity;
import dev.serai.conversation.IncidentPicture;
import dev.serai.conversation.Overview;
import dev.serai.language.NamedObject;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which incidents conversations may be about, and what answers say of them, each in one consistent view. */
@Component
class IncidentPictureRows {

    /** What alerts named so lately can be talked about by its name. */
    private static final Duration NAMED = Duration.ofDays(14);

    private final TenantRows rows;
    private final Clock clock;

    IncidentPictureRows(TenantRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** The one incident that is not over; empty when there is none, or more. */
    Optional<UUID> onlyOpen(String tenant) {
        List<UUID> open = rows.values("conversation-only-open", of(tenant), UUID.class);
        return open.size() == 1 ? Optional.of(open.get(0)) : Optional.empty();
    }

    boolean exists(String tenant, UUID incidentId) {
        return rows.isTrue("conversation-incident-exists", of(tenant).addValue("id", incidentId));
    }

    /** The labels of the alerts of two weeks as JSON, the newest first; an incident's own where one is given. */
    List<String> objects(String tenant, @Nullable UUID incidentId) {
        return rows.values(
                "conversation-objects",
                of(tenant)
                        .addValue("incidentId", incidentId)
                        .addValue("since", Timestamp.from(clock.instant().minus(NAMED))),
                String.class);
    }

    /**
     * The incident that is about an object, one that is not over first.
     *
     * @param requests whether a change that somebody asked for counts too
     */
    Optional<UUID> incidentOf(String tenant, NamedObject object, boolean requests) {
        return rows.first(
                        "conversation-incident-of",
                        of(tenant)
                                .addValue(
                                        "since", Timestamp.from(clock.instant().minus(NAMED)))
                                .addValue("requests", requests)
                                .addValue("cluster", object.cluster())
                                .addValue("namespace", object.namespace())
                                .addValue("name", object.name()))
                .map(row -> row.id("id"));
    }

    /** The incident of what this person asked for last, else of the newest change; of the last two weeks. */
    Optional<UUID> lastChanged(String tenant, String actor) {
        return rows.first(
                        "conversation-last-change",
                        of(tenant)
                                .addValue("actor", actor)
                                .addValue(
                                        "since", Timestamp.from(clock.instant().minus(NAMED))))
                .map(row -> row.id("id"));
    }

    /** The open incident that a change of an object belongs to: one about that very object, of which all is known. */
    Optional<UUID> incidentToChange(String tenant, NamedObject object) {
        return rows.first(
                        "conversation-incident-to-change",
                        of(tenant)
                                .addValue("cluster", object.cluster())
                                .addValue(
                                        "kind",
                                        object.kind() == null
                                                ? null
                                                : object.kind().title())
                                .addValue("namespace", object.namespace())
                                .addValue("name", object.name()))
                .map(row -> row.id("id"));
    }

    /**
     * The open incidents that somebody may mean, at most two.
     *
     * @param said an id, or the name of an object, with its namespace before a slash or without
     */
    List<UUID> openNamed(String tenant, String said) {
        int slash = said.lastIndexOf('/');
        return rows.values(
                "conversation-open-named",
                of(tenant)
                        .addValue("since", Timestamp.from(clock.instant().minus(NAMED)))
                        .addValue("namespace", slash < 0 ? null : said.substring(0, slash), Types.VARCHAR)
                        .addValue("name", said.substring(slash + 1)),
                UUID.class);
    }

    /** The worst open incident that is called so: by its alert's name, its host or its service. */
    Optional<UUID> openCalled(String tenant, String name) {
        return rows
                .values(
                        "conversation-open-called",
                        of(tenant)
                                .addValue(
                                        "since", Timestamp.from(clock.instant().minus(NAMED)))
                                .addValue("name", name),
                        UUID.class)
                .stream()
                .findFirst();
    }

    /** The one open incident in whose title all these words are; empty where there is none, or more. */
    Optional<UUID> openTitled(String tenant, Set<String> words) {
        List<UUID> open = rows.values(
                "conversation-open-titled", of(tenant).addValue("words", words.toArray(String[]::new)), UUID.class);
        return open.size() == 1 ? Optional.of(open.get(0)) : Optional.empty();
    }

    /** What is stored of an incident; empty where there is none. */
    Optional<IncidentPicture> picture(String tenant, UUID id) {
        return rows.values("conversation-incident", of(tenant).addValue("id", id), String.class).stream()
                .findFirst()
                .map(IncidentPicture::read);
    }

    /** Counts, open incidents and open approvals. */
    Overview overview(String tenant) {
        return overview(tenant, null);
    }

    /** The same with what waits about this incident first. */
    Overview overview(String tenant, @Nullable UUID incident) {
        return overview(tenant, incident, EnumSet.allOf(Severity.class));
    }

    /** The same, in which only incidents of these severities are listed. */
    Overview overview(String tenant, @Nullable UUID incident, Set<Severity> severities) {
        return Overview.read(rows.values(
                        "conversation-overview",
                        of(tenant)
                                .addValue("incident", incident)
                                .addValue(
                                        "severities",
                                        severities.stream().map(Severity::wire).toArray(String[]::new)),
                        String.class)
                .get(0));
    }
}
