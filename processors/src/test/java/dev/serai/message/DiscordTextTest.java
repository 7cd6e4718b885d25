package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class DiscordTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEANINGFUL = "\\`*_~|<>@#[]:";

    @Test
    void an_approval_shows_exactly_what_would_run() throws IOException {
        Rendered open = approval(page());

        assertThat(open.text())
                .startsWith("**❓ Examine the file ")
                .contains(
                        "?**\n", "\nNeeds the approval of 2 approvers (or higher roles) by ", "What would run\n```\n");
        assertThat(plain(open.text())).contains("\nWhat would run\n", "command: [\"python3\"");
        assertThat(open.offers(Button.ButtonKind.APPROVE)).isTrue();
        assertThat(open.units()).isEqualTo(open.text().length()).isLessThanOrEqualTo(DiscordText.MAX_UNITS);
    }

    @Test
    void what_would_mean_something_means_nothing() throws IOException {
        ObjectNode page = page();
        page.put(
                "incident_title", "@everyone <@123> **b** https://evil.example [x](y) # > - _u_ ||s|| <t:1> \u202Egnp");
        ((ObjectNode) page.get("action")).putObject("arguments").put("script", "a```\n@here ``b``");
        ((ObjectNode) page.get("action")).put("dry_run", "- a: ```\n+ a: @here\n");

        String text = approval(page).text();

        assertThat(text)
                .contains("\\@everyone \\<\\@123\\> \\*\\*b\\*\\* https\\://evil.example \\[x\\](y)", "⟨U+202E⟩gnp")
                .contains("a⟨U+0060⟩⟨U+0060⟩⟨U+0060⟩\\n@here")
                .contains("\n```\n- a: ⟨U+0060⟩⟨U+0060⟩⟨U+0060⟩\n+ a: @here\n```");
        assertThat(text.split("```", -1))
                .as("one fence opens and closes each quotation")
                .hasSizeLessThanOrEqualTo(11);
        assertThat(plain(text)).contains("@everyone <@123> **b** https://evil.example [x](y)");
    }

    @Test
    void an_action_that_does_not_fit_cannot_be_approved_here() throws IOException {
        ObjectNode page = page();
        ((ObjectNode) page.get("action")).putObject("arguments").put("script", "x".repeat(1900));

        Rendered tooLong = approval(page);

        assertThat(tooLong.text()).contains("too long to be shown here").doesNotContain("xxx");
        assertThat(tooLong.offers(Button.ButtonKind.APPROVE)).isFalse();
        assertThat(tooLong.offers(Button.ButtonKind.REJECT)).isTrue();
        assertThat(tooLong.buttons()).anyMatch(button -> button.kind() == Button.ButtonKind.LINK);
    }

    @Property(tries = 300)
    void hostile_text_neither_gains_a_meaning_nor_hides_nor_grows_too_long(
            @ForAll @CharRange(from = '\u0000', to = '\uFFFF') @StringLength(max = 3000) String hostile,
            @ForAll @CharRange(from = '!', to = '~') @StringLength(max = 400) String ascii)
            throws IOException {
        ObjectNode page = page();
        page.put("incident_title", ascii + hostile + "```**");
        page.put("requester", ascii);
        ((ObjectNode) page.get("action"))
                .put("target", ascii)
                .put("dry_run", "```\n" + hostile)
                .putObject("arguments")
                .put("argument", "```\n" + ascii + hostile);

        Rendered rendered = approval(page);

        assertThat(rendered.units()).isEqualTo(rendered.text().length()).isLessThanOrEqualTo(DiscordText.MAX_UNITS);
        String plain = plain(rendered.text());
        assertThat(plain.codePoints().filter(point -> point != '\n').noneMatch(SafeText::isHidden))
                .isTrue();
        assertThat(rendered.offers(Button.ButtonKind.APPROVE)).isEqualTo(plain.contains("\nWhat would run\n"));
        assertThat(rendered.offers(Button.ButtonKind.REJECT)).isTrue();
    }

    @Property
    void a_line_stays_one_line_of_plain_text(@ForAll @StringLength(max = 1500) String text) {
        String line = DiscordText.line(text);

        assertThat(line).hasSizeLessThanOrEqualTo(800).doesNotContain("\n");
        assertThat(plain(line)).isNotNull();
    }

    /** What a person reads; fails where a sign outside our own markup has a meaning. */
    private static String plain(String markdown) {
        StringBuilder read = new StringBuilder();
        boolean fenced = false;
        for (String line : markdown.split("\n", -1)) {
            if (line.equals("```")) {
                fenced = !fenced;
            } else {
                read.append(fenced ? fenced(line) : unescaped(line)).append('\n');
            }
        }
        assertThat(fenced).as("every fence is closed").isFalse();
        return read.toString();
    }

    private static String fenced(String line) {
        assertThat(line).doesNotContain("`");
        return line;
    }

    private static String unescaped(String line) {
        String inner = line.replaceFirst("^\\*\\*((?:[^*\\\\]|\\\\.)*)\\*\\*", "$1");
        StringBuilder read = new StringBuilder();
        for (int at = 0; at < inner.length(); at++) {
            char sign = inner.charAt(at);
            if (sign == '\\') {
                read.append(inner.charAt(++at));
            } else {
                assertThat(MEANINGFUL.indexOf(sign))
                        .as("'%s' in %s", sign, line)
                        .isNegative();
                read.append(sign);
            }
        }
        return read.toString();
    }

    private static Rendered approval(ObjectNode page) {
        return DiscordText.render(ApprovalMessage.of(ApprovalPage.read(page.toString()), Audiences.HUB));
    }

    private static ObjectNode page() throws IOException {
        try (InputStream stream = DiscordTextTest.class.getResourceAsStream("/message/approval.json")) {
            return (ObjectNode) JSON.readTree(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
