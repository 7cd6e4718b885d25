package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
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
                .contains("## 1. Person, 2026-11-21T12:00:00Z", "\\<script\\>", "> \\# big", "⟨U+202E⟩")
                .doesNotContain("<script>", "](http", "\u202E");
    }

    @Test
    void a_line_below_another_makes_no_heading_of_it() {
        assertThat(transcript("all is well\n===\nApproved\n---").markdown())
                .contains("> \\=\\=\\=", "> \\-\\-\\-")
                .doesNotContain("> =", "> -");
    }

    @Test
    void a_time_a_version_and_a_sentence_are_read_as_they_are() {
        String said = "At 15:08:26 on 2026-11-22 cart 1.4.2 (the one before) helped; it took 3 + 4 s. Done: all well.";
        assertThat(transcript(said).markdown()).contains("> " + said);
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

    @Test
    void a_file_of_too_much_has_the_last_and_says_so() throws IOException {
        List<SaidMessage> said = IntStream.rangeClosed(1, Transcript.MOST + 1)
                .mapToObj(TranscriptTest::said)
                .toList();
        Transcript cut = new Transcript(ID, null, AT, said);
        JsonNode json = new ObjectMapper().readTree(cut.json());
        assertThat(json.path("cut").asBoolean()).isTrue();
        assertThat(json.path("messages")).hasSize(Transcript.MOST);
        assertThat(json.path("messages").get(0).path("number").asInt()).isEqualTo(2);
        assertThat(cut.markdown())
                .contains("Only the last 5000 messages are here.", "## 5001.")
                .doesNotContain("## 1.");
        Transcript whole = new Transcript(ID, null, AT, said.subList(0, Transcript.MOST));
        assertThat(new ObjectMapper().readTree(whole.json()).path("cut").asBoolean(true))
                .isFalse();
        assertThat(whole.markdown()).contains("## 1.").doesNotContain("Only the last");
    }

    @Test
    void in_a_chat_the_last_messages_that_fit_are_said() {
        List<SaidMessage> said =
                IntStream.rangeClosed(1, 9).mapToObj(TranscriptTest::said).toList();
        assertThat(Transcript.plain(said, 10_000))
                .contains("message 1.", "message 9.")
                .doesNotContain("Older");
        assertThat(Transcript.plain(said, 100))
                .startsWith("Older messages are only there.")
                .contains("message 9.")
                .doesNotContain("message 1.");
        assertThat(Transcript.plain(said, 10)).endsWith("You, 2026-…");
    }

    @Test
    void each_form_says_which_message_an_answer_belongs_to() throws IOException {
        Transcript transcript = new Transcript(
                ID, null, AT, List.of(said(1), said(2), new SaidMessage(3, MessageAuthor.HUB, "ok", List.of(), AT, 1)));
        JsonNode messages = new ObjectMapper().readTree(transcript.json()).path("messages");

        assertThat(messages.get(0).path("answers").isNull()).isTrue();
        assertThat(messages.get(2).path("answers").asInt()).isEqualTo(1);
        assertThat(transcript.markdown()).contains("## 3. Serai, 2026-11-21T12:00:00Z, answers 1.");
    }

    private static SaidMessage said(int number) {
        return new SaidMessage(number, MessageAuthor.PERSON, "message " + number + ".", List.of(), AT, null);
    }

    private static Transcript transcript(String text) {
        return new Transcript(
                ID, null, AT, List.of(new SaidMessage(1, MessageAuthor.PERSON, text, List.of(), AT, null)));
    }
}
