package dev.serai.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.conversation.Citation;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.hub.investigation.Investigation.CitedSource;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is cited can be looked up, or says that it cannot. */
class CitedLinksTest {

    private static final UUID INCIDENT = UUID.fromString("01938f00-0000-7000-8000-000000000002");
    private static final UUID ROW = UUID.fromString("01938f00-0000-7000-8000-000000000007");

    private static final String TALK = "conversations/01938f00-0000-7000-8000-000000000009";

    /** As what is only shown has it. */
    private static final UUID NAMED = UUID.nameUUIDFromBytes("x".getBytes(StandardCharsets.UTF_8));

    @Test
    void rows_are_cited_by_their_ids() {
        assertThat(of("action:" + ROW, NAMED, INCIDENT))
                .isEqualTo(citation(CitationKind.ACTION, ROW, "action:" + ROW, "actions/" + ROW));
        assertThat(of("alert:" + ROW, NAMED, null))
                .isEqualTo(citation(CitationKind.ALERT, ROW, "alert:" + ROW, "alerts/" + ROW));
        assertThat(of("analysis:" + ROW, NAMED, INCIDENT))
                .isEqualTo(
                        citation(CitationKind.ANALYSIS, ROW, "analysis:" + ROW, "incidents/" + INCIDENT + "/analyses"));
        assertThat(of("incident:" + ROW, NAMED, INCIDENT))
                .isEqualTo(citation(CitationKind.INCIDENT, ROW, "incident:" + ROW, "incidents/" + ROW));
        assertThat(of("incident", NAMED, INCIDENT))
                .isEqualTo(citation(CitationKind.INCIDENT, INCIDENT, "incident", "incidents/" + INCIDENT));
        assertThat(of("action:of nobody", ROW, INCIDENT))
                .isEqualTo(citation(
                        CitationKind.EVIDENCE, ROW, "action:of nobody", "incidents/" + INCIDENT + "/evidence"));
    }

    @Test
    void what_was_read_for_the_answer_alone_stands_in_the_conversation() {
        assertThat(of("who_may", NAMED, INCIDENT)).isEqualTo(citation(CitationKind.READING, NAMED, "who_may", TALK));
        assertThat(of("playbook:thaw", NAMED, null))
                .isEqualTo(citation(CitationKind.READING, NAMED, "playbook:thaw", TALK));
        assertThat(of("alert:nothing", NAMED, INCIDENT).kind()).isEqualTo(CitationKind.READING);
    }

    @Test
    void a_piece_of_knowledge_is_found_under_its_path() {
        assertThat(of("knowledge:runbook:cart/roll back.md#a+b", NAMED, null).link())
                .isEqualTo("/api/v1/knowledge/runbook:cart%2Froll%20back.md%23a+b");
    }

    private static Citation of(String source, UUID evidence, @Nullable UUID incident) {
        return CitedLinks.of(new CitedSource("E1", evidence, source), incident, "/api/v1/" + TALK);
    }

    private static Citation citation(CitationKind kind, UUID id, String title, String path) {
        return new Citation(kind, id, title, "/api/v1/" + path);
    }
}
