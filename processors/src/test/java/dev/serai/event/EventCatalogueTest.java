package dev.serai.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.audit.AuditEvent;
import dev.serai.audit.AuditLines;
import dev.serai.audit.AuditLines.ChainLink;
import dev.serai.audit.HashChain;
import dev.serai.event.EventType.Visibility;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID ID = UUID.fromString("01a1ffea-7e93-7b93-bb2d-08adb008686a");
    private static final UUID INCIDENT = UUID.fromString("01a1ffea-a8ec-716d-ae2e-e78ec89d9a9c");

    @Test
    void every_kind_has_a_verb_of_its_own_and_fields_of_their_own() {
        assertThat(EventCatalogue.types()).hasSizeGreaterThan(50).allSatisfy(type -> {
            assertThat(type.verb()).matches("[a-z]+\\.[a-z_]+");
            assertThat(type.name()).isEqualTo("dev.serai." + type.verb());
            assertThat(type.means()).matches("[A-Z].*\\.");
            assertThat(type.subjects()).isNotEmpty();
            assertThat(type.fields())
                    .extracting(EventField::name)
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
        });
        assertThat(EventCatalogue.types()).extracting(EventType::verb).doesNotHaveDuplicates();
    }

    /** Each kind as the hub recorded it before there was this catalogue, sealed one after another. */
    @Test
    void what_was_stored_before_is_what_the_catalogue_says() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (ChainLink link : before()) {
            AuditEvent event = Objects.requireNonNull(link.event());
            seen.add(event.verb());
            assertThat(StoredEvents.findings(event.verb(), event.objectType(), JSON.readTree(event.details())))
                    .isEmpty();
        }
        assertThat(seen).hasSize(57).allSatisfy(verb -> assertThat(EventCatalogue.find(verb))
                .isPresent());
    }

    @Test
    void a_stored_event_that_does_not_fit_is_found() throws IOException {
        for (ChainLink link : before()) {
            AuditEvent event = Objects.requireNonNull(link.event());
            ObjectNode details = (ObjectNode) JSON.readTree(event.details());
            assertThat(StoredEvents.findings(event.verb() + "x", event.objectType(), details))
                    .isNotEmpty();
            assertThat(StoredEvents.findings(event.verb(), "thing", details)).isNotEmpty();
            List<String> names = details.properties().stream()
                    .map(java.util.Map.Entry::getKey)
                    .toList();
            for (String name : names) {
                ObjectNode other = details.deepCopy();
                other.putNull(name);
                assertThat(StoredEvents.findings(event.verb(), event.objectType(), other))
                        .as(name)
                        .isNotEmpty();
            }
            details.put("more", 1);
            assertThat(StoredEvents.findings(event.verb(), event.objectType(), details))
                    .isNotEmpty();
        }
    }

    @Test
    void the_chain_of_before_still_has_its_hashes() throws IOException {
        String previous = HashChain.GENESIS;
        List<ChainLink> links = before();
        for (ChainLink link : links) {
            AuditEvent event = Objects.requireNonNull(link.event());
            assertThat(link.seal().previousHash()).isEqualTo(previous);
            previous = HashChain.hash(previous, link.seal().sequence(), event);
            assertThat(link.seal().hash()).isEqualTo(previous);
        }
        assertThat(links).hasSizeGreaterThan(57);
    }

    @Test
    void fields_stand_by_name_those_of_groups_among_them_and_nulls_nowhere() {
        ActionEvent.Work work = new ActionEvent.Work("revive", "restart", "http-request-action", "shop");
        Subject.Action action = new Subject.Action(ID, INCIDENT);
        assertThat(EventCatalogue.details(new ActionEvent.Succeeded(action, work, null)))
                .isEqualTo(java.util.Map.of(
                        "playbook", "revive", "step", "restart", "kamelet", "http-request-action", "target", "shop"));
        assertThat(EventCatalogue.details(new ActionEvent.Succeeded(
                        action, work, new ActionEvent.Sent(Instant.parse("2026-11-21T12:00:00.120Z"), 204))))
                .containsEntry("sent_at", "2026-11-21T12:00:00.120Z")
                .containsEntry("answer_status", 204)
                .hasSize(6);
        assertThat(EventCatalogue.details(
                        new ChannelEvent.MessageAbandoned(new Subject.Message(ID, null), "slack", "approval")))
                .isEqualTo(java.util.Map.of("channel", "slack", "subject", "approval"));
    }

    @Test
    @SuppressWarnings("NullAway") // What the compiler would refuse.
    void what_must_be_there_is_there() {
        assertThatThrownBy(() -> EventCatalogue.details(new IncidentEvent.Noted(new Subject.Incident(ID), null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text");
    }

    @Test
    void a_subject_says_on_which_timeline_it_stands() {
        assertThat(shown("incident.opened")).isEqualTo(Visibility.AUDIT_AND_TIMELINE);
        assertThat(shown("action.started")).isEqualTo(Visibility.AUDIT_AND_TIMELINE);
        assertThat(shown("approval.decision_refused")).isEqualTo(Visibility.TIMELINE_IF_ANY);
        assertThat(shown("session.opened")).isEqualTo(Visibility.AUDIT);
        assertThat(shown("press.refused")).isEqualTo(Visibility.AUDIT);
        assertThat(new Subject.Incident(ID).incidentId()).isEqualTo(ID);
        assertThat(new Subject.ButtonTarget(Subject.ButtonTarget.ButtonTargetKind.INCIDENT, ID.toString()).incidentId())
                .isNull();
        assertThat(new Subject.ButtonTarget(Subject.ButtonTarget.ButtonTargetKind.INCIDENT, ID.toString()).type())
                .isEqualTo("incident");
        assertThat(new Subject.Identity("slack", "U1"))
                .matches(it -> it.type().equals("identity"))
                .matches(it -> it.id().equals("slack:U1"));
    }

    private static Visibility shown(String verb) {
        return EventCatalogue.find(verb).orElseThrow().shown();
    }

    private static List<ChainLink> before() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(EventCatalogueTest.class.getResourceAsStream("/event/chain-0.1.jsonl"))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> AuditLines.link(line.getBytes(UTF_8)))
                    .toList();
        }
    }
}
