package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    private static final UUID ID = UUID.fromString("01938f00-0000-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final String KEY = "AKIA" + "IOSFODNN7EXAMPLF";

    @Test
    void markdown_shows_what_was_said_and_none_of_it_comes_alive() {
        String text = transcript("![x](http://evil/?q=1) <script>alert(1)</script>\n# big\n| a | `b` \u202Egnp")
                .markdown();
        assertThat(text)
                .contains("## 1. Person, 2026-11-21T12:00:00Z", "\\<script\\>", "> \\# big", "⟨U\\+202E⟩")
                .doesNotContain("<script>", "](http", "\u202E");
    }

    @Test
    void a_line_below_another_makes_no_heading_of_it() {
        assertThat(transcript("all is well\n===\nApproved\n---").markdown())
                .contains("> \\=\\=\\=", "> \\-\\-\\-")
                .doesNotContain("> =", "> -");
    }

    @Test
    void neither_form_has_a_secret() throws IOException {
        Transcript transcript = transcript("the key is " + KEY);
        assertThat(transcript.markdown()).doesNotContain(KEY);
        JsonNode json = new ObjectMapper().readTree(transcript.json());
        assertThat(json.path("messages").path(0).path("text").asText())
                .contains("[redacted:")
                .doesNotContain(KEY);
        assertThat(json.path("incident_id").isNull()).isTrue();
    }

    private static Transcript transcript(String text) {
        return new Transcript(ID, null, AT, List.of(new SaidMessage(1, MessageAuthor.PERSON, text, List.of(), AT)));
    }
}
