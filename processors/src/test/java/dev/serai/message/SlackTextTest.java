package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SlackTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PRETENDING = "<!channel> @here <https://evil.example|fine> *b* ``` _i_ & \u202E";

    @Test
    void what_would_be_a_mention_a_link_or_a_format_is_only_text() throws IOException {
        ObjectNode page = (ObjectNode) JSON.readTree(resource("approval.json"));
        page.put("incident_title", PRETENDING);
        ((ObjectNode) page.get("action")).put("dry_run", PRETENDING + "\nsecond line");
        ((ObjectNode) page.get("action")).putObject("arguments").put("argument", PRETENDING);

        Rendered rendered = approval(page);

        assertThat(rendered.offers(Button.ButtonKind.APPROVE)).isTrue();
        assertThat(rendered.text()).doesNotContain("<!", "<h", "\u202E").contains("&lt;!channel&gt;", "⟨U+202E⟩");
        for (JsonNode block : JSON.readTree(rendered.text()).path("blocks")) {
            JsonNode text = block.path("text");
            boolean code = text.path("type").asText().equals("mrkdwn");
            assertThat(text.path("text").asText().startsWith("```\n")).isEqualTo(code);
            assertThat(text.path(code ? "verbatim" : "emoji").asBoolean()).isEqualTo(code);
        }
        assertThat(text(rendered))
                .contains("*b* ⟨U+0060⟩⟨U+0060⟩⟨U+0060⟩ _i_")
                .contains("This would change (dry run)", "```\n&lt;!channel&gt; @here", "⟨U+202E⟩\nsecond line\n```");
    }

    @Test
    void an_action_that_does_not_fit_cannot_be_approved_here() throws IOException {
        ObjectNode page = (ObjectNode) JSON.readTree(resource("approval.json"));
        ((ObjectNode) page.get("action")).putObject("arguments").put("script", "x".repeat(3000));

        Rendered tooLong = approval(page);

        assertThat(text(tooLong)).contains("too long to be shown here").doesNotContain("xxx");
        assertThat(tooLong.offers(Button.ButtonKind.APPROVE)).isFalse();
        assertThat(tooLong.offers(Button.ButtonKind.REJECT)).isTrue();
        assertThat(tooLong.buttons()).anyMatch(button -> button.url() != null);
    }

    @Test
    void buttons_carry_what_they_are_given_and_links_nothing() {
        ObjectNode actions = SlackText.buttons(List.of(
                new SlackText.Key(Button.of(Button.ButtonKind.APPROVE, "Approve"), "secret"),
                new SlackText.Key(Button.link("Open", "https://hub.example/x"), null)));

        assertThat(actions.at("/elements/0/value").asText()).isEqualTo("secret");
        assertThat(actions.at("/elements/0/style").asText()).isEqualTo("primary");
        assertThat(actions.at("/elements/1/url").asText()).isEqualTo("https://hub.example/x");
        assertThat(actions.at("/elements/1").has("value")).isFalse();
        assertThat(SlackText.buttons(List.of())).isNull();
    }

    @Property(tries = 200)
    void hostile_text_keeps_to_the_limits_and_an_action_is_shown_whole_or_not_at_all(
            @ForAll @CharRange(from = '\u0000', to = '\uFFFF') @StringLength(max = 4000) String hostile)
            throws IOException {
        ObjectNode page = (ObjectNode) JSON.readTree(resource("approval.json"));
        page.put("incident_title", hostile + "<@U1>");
        page.put("requester", hostile);
        ((ObjectNode) page.get("action")).put("dry_run", hostile + "```<!here>");
        ((ObjectNode) page.get("action")).putObject("arguments").put("argument", hostile + "```<!here>");

        Rendered rendered = approval(page);

        JsonNode content = JSON.readTree(rendered.text());
        assertThat(content.path("blocks").size()).isBetween(1, SlackText.MAX_BLOCKS);
        List<String> texts = new ArrayList<>();
        content.path("blocks")
                .forEach(block -> texts.add(block.path("text").path("text").asText()));
        texts.add(content.path("text").asText());
        assertThat(texts).allSatisfy(text -> {
            assertThat(text).hasSizeBetween(1, SlackText.MAX_SECTION).doesNotContain("<", ">");
            assertThat(text.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
            assertThat(text.codePoints().filter(point -> point != '\n').noneMatch(SafeText::isHidden))
                    .isTrue();
        });
        assertThat(texts.stream().filter(text -> text.contains("```")))
                .allSatisfy(
                        text -> assertThat(text.substring(3, text.length() - 3)).doesNotContain("`"));
        assertThat(rendered.offers(Button.ButtonKind.APPROVE))
                .isEqualTo(texts.stream().anyMatch(text -> text.endsWith("What would run")));
    }

    @Test
    void a_title_is_a_header_and_what_is_too_long_for_one_goes_on_below() throws IOException {
        String most = "🔴 " + "a".repeat(147);
        assertThat(titled(most)).containsExactly("header " + most, "section Below.");
        assertThat(titled("🔴 checkout " + "is broken <again> ".repeat(12).strip()))
                .satisfiesExactly(
                        header -> assertThat(header)
                                .startsWith("header 🔴 checkout is broken &lt;again&gt; ")
                                .endsWith(" …")
                                .hasSizeBetween(100, 157),
                        rest -> assertThat(rest).startsWith("section … ").endsWith("again&gt;"),
                        below -> assertThat(below).isEqualTo("section Below."));
        assertThat(titled("🔴".repeat(120)).get(0))
                .hasSizeLessThanOrEqualTo(157)
                .doesNotContain("\ufffd", "U+D83D");
    }

    private static List<String> titled(String title) throws IOException {
        Message message = new Message(
                List.of(new Block.Title(LineText.own(title)), new Block.Note("Below.", true)), List.of(), null);
        List<String> blocks = new ArrayList<>();
        JSON.readTree(SlackText.render(message).text())
                .path("blocks")
                .forEach(block -> blocks.add(block.path("type").asText() + " "
                        + block.at("/text/text").asText()));
        return blocks;
    }

    private static Rendered approval(ObjectNode page) {
        return SlackText.render(ApprovalMessage.of(ApprovalPage.read(page.toString()), Audiences.HUB));
    }

    private static String text(Rendered rendered) throws IOException {
        StringBuilder text = new StringBuilder();
        JSON.readTree(rendered.text()).path("blocks").forEach(block -> text.append(
                        block.path("text").path("text").asText())
                .append('\n'));
        return text.toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = SlackTextTest.class.getResourceAsStream("/message/" + name)) {
            assertThat(stream).as(name).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
