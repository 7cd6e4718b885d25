package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TAG = Pattern.compile("</?(b|i|code|pre)>");
    private static final Pattern NUMBER = Pattern.compile("&#([0-9]+);");
    /** What the Bot API takes of text with its markup. */
    private static final int MAX_SENT = 32 * 1024;

    @Test
    void an_incident_reads_as_its_golden_file() throws IOException {
        Rendered open = incident(resource("incident.json"));
        assertThat(open.text()).isEqualTo(golden("incident.html", open.text()));
        assertThat(open.offers(Button.ButtonKind.ACKNOWLEDGE)).isTrue();

        ObjectNode resolved = (ObjectNode) JSON.readTree(resource("incident.json"));
        resolved.put("state", "resolved").put("resolved_by", "system").put("resolved_at", "2026-11-20T10:30:00+00:00");
        Rendered closed = incident(resolved.toString());
        assertThat(closed.text()).contains("✅", "State: resolved at 10:30 UTC, nothing fires any more");
        assertThat(closed.offers(Button.ButtonKind.ACKNOWLEDGE)).isFalse();
        assertThat(closed.sha256()).isNotEqualTo(open.sha256());
    }

    @Test
    void an_incident_without_anything_optional_still_reads() {
        Rendered bare = incident(
                """
                {"id": "1", "title": "t", "severity": "low", "environment": "production", "state": "open",
                 "alerts": 1, "firing": 1, "opened_at": "2026-11-20T10:00:00+00:00", "alert_titles": null,
                 "actions": null, "finding": null, "cluster": null, "verdict": null}""");
        assertThat(bare.text())
                .isEqualTo(
                        "<b>🔵 t</b>\nsince 10:00 UTC · low · production\nState: open, nobody has acknowledged it yet");
    }

    @Test
    void an_approval_shows_exactly_what_would_run() throws IOException {
        Rendered open = approval(resource("approval.json"));
        assertThat(open.text()).isEqualTo(golden("approval.html", open.text()));
        assertThat(open.offers(Button.ButtonKind.APPROVE)).isTrue();
        assertThat(open.offers(Button.ButtonKind.REJECT)).isTrue();
    }

    @Test
    void a_closed_approval_tells_the_outcome_and_has_no_buttons() throws IOException {
        ObjectNode page = (ObjectNode) JSON.readTree(resource("approval.json"));
        page.put("state", "approved");
        page.withArray("votes")
                .addObject()
                .put("username", "ann")
                .put("verdict", "approve")
                .put("at", "2026-11-20T10:12:13.456+00:00");
        ((ObjectNode) page.get("action"))
                .put("state", "succeeded")
                .putObject("result")
                .put("stdout", "type: ELF");

        Rendered closed = approval(page.toString());

        assertThat(closed.text()).contains("👍 Approved by ", "ann", " at 10:12 UTC", "Action: succeeded", "type: ELF");
        assertThat(closed.buttons()).noneMatch(button -> button.kind() != Button.ButtonKind.LINK);
    }

    @Test
    void a_closed_approval_whose_outcome_is_unknown_tells_when_it_was_sent_and_what_came_back() throws IOException {
        ObjectNode page = (ObjectNode) JSON.readTree(resource("approval.json"));
        page.put("state", "approved");
        ((ObjectNode) page.get("action"))
                .put("state", "unknown")
                .putObject("result")
                .put("sent_at", "2026-11-20T10:12:14Z")
                .put("status", 502);

        assertThat(approval(page.toString()).text())
                .contains("Action: unknown", "Sent at 10:12 UTC; the answer was HTTP 502.");
    }

    @Test
    void an_action_that_does_not_fit_cannot_be_approved_here() throws IOException {
        ObjectNode page = (ObjectNode) JSON.readTree(resource("approval.json"));
        ((ObjectNode) page.get("action")).putObject("arguments").put("script", "x".repeat(4000));

        Rendered tooLong = approval(page.toString());

        assertThat(tooLong.text()).contains("too long to be shown here").doesNotContain("xxx");
        assertThat(tooLong.offers(Button.ButtonKind.APPROVE)).isFalse();
        assertThat(tooLong.offers(Button.ButtonKind.REJECT)).isTrue();
        assertThat(tooLong.buttons())
                .anyMatch(button -> "https://hub.example/console/approvals/0198a000-0000-7000-8000-000000000002"
                        .equals(button.url()));
    }

    @Test
    void a_tried_change_shows_what_it_would_change_in_a_block_of_its_own() throws IOException {
        String shown =
                approval(change("- spec.replicas: 3\n+ spec.replicas: 5\n")).text();
        assertThat(shown)
                .doesNotContain("u-1")
                .contains("<i>This would change (dry run)</i>\n<pre>- spec.replicas: 3\n+ spec.replicas: 5</pre>");

        Rendered tooLong = approval(change("+ spec.x: " + "y".repeat(4000)));

        assertThat(tooLong.text()).contains("too long to be shown here").doesNotContain("yyy");
        assertThat(tooLong.offers(Button.ButtonKind.APPROVE)).isFalse();
        assertThat(tooLong.offers(Button.ButtonKind.REJECT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-1/Deployment/shop/checkout", "eu-1/shop/checkout", "eu-1/node-3", "eu-1"})
    void a_page_names_the_cluster_that_may_not_be_changed_and_nothing_else_of_the_target(String target) {
        Rendered page = incident(page(
                """
                "alerts": 1, "firing": 1,
                 "skipped": [{"playbook": "p", "step": "s", "reason": "CHANGES_NOT_ALLOWED", "detail": "%s"}]"""
                        .formatted(target)));

        assertThat(plain(page.text()))
                .contains("\nNo proposal: automatic changes are switched off for cluster eu-1. Repair it by hand.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | 2 | \"\", \"node-2\", \"node-3\" | 2 of 3 alerts still fire: node-2 and 1 more.",
                "3 | 2 | \"\", \"\", \"node-3\"       | 2 of 3 alerts still fire.",
                "3 | 3 | \"\", \"node-2\", \"node-3\" | 3 alerts: node-2, node-3 and 1 more.",
                "2 | 0 | \"node-1\", \"\"             | 2 alerts, all over: node-1 and 1 more.",
            })
    void what_is_over_is_not_named_as_what_fires_where_some_have_no_name(
            int alerts, int firing, String names, String said) {
        Rendered page = incident(page("\"alerts\": %d, \"firing\": %d, \"alert_titles\": [\"t\"], \"alert_names\": [%s]"
                .formatted(alerts, firing, names)));

        assertThat(plain(page.text())).contains("\n" + said + "\n");
    }

    @Test
    void what_an_approval_leaves_out_is_under_details_where_there_are_such_and_they_are_needed() throws IOException {
        ObjectNode page = (ObjectNode) JSON.readTree(resource("approval.json"));
        ((ObjectNode) page.get("action"))
                .putObject("arguments")
                .put("uid", "u-1")
                .put("generation", 3);

        assertThat(plain(approval(page.toString()).text()))
                .contains("\nWhat would run (its uid, generation are under Details)\n");
        assertThat(PageTexts.plain(ApprovalMessage.of(ApprovalPage.read(page.toString()), Audiences.NOWHERE)))
                .contains("\nWhat would run (its uid, generation are not shown)\n")
                .doesNotContain("Details");
        page.put("state", "expired");
        assertThat(plain(approval(page.toString()).text()))
                .contains("\nWhat was requested (its uid, generation are not shown)\n");
    }

    @Test
    void the_name_of_a_file_does_not_make_the_question() throws IOException {
        ObjectNode page = (ObjectNode) JSON.readTree(resource("approval.json"));
        ObjectNode action = (ObjectNode) page.get("action");
        action.put("kamelet", "docker-sandbox-action").put("file", "invoice.pdf\n" + "支".repeat(240));
        action.putObject("arguments").put("stdin_evidence", "0198a000-0000-7000-8000-0000000000e1");

        String title =
                plain(approval(page.toString()).text()).lines().findFirst().orElseThrow();

        assertThat(title)
                .startsWith("❓ Examine the file invoice.pdf⟨U+000A⟩支")
                .endsWith("支… in the sandbox?")
                .hasSizeLessThan(100);
    }

    /** The page of an incident with little in it. */
    private static String page(String fields) {
        return """
                {"id": "1", "title": "t", "severity": "low", "environment": "production", "state": "open",
                 "opened_at": "2026-11-20T10:00:00+00:00", %s}"""
                .formatted(fields);
    }

    private static String change(String dryRun) throws IOException {
        ObjectNode page = (ObjectNode) JSON.readTree(resource("approval.json"));
        ((ObjectNode) page.get("action"))
                .put("target_version", "{\"generation\":3,\"uid\":\"u-1\"}")
                .put("dry_run", dryRun);
        return page.toString();
    }

    @Test
    void optional_parts_give_way_before_the_action_does() throws IOException {
        ObjectNode page = (ObjectNode) JSON.readTree(resource("approval.json"));
        ((ObjectNode) page.get("action")).putObject("arguments").put("script", "x".repeat(3400));
        ((ObjectNode) page.at("/finding/evidence/0")).put("excerpt", "y".repeat(500));

        Rendered full = approval(page.toString());

        assertThat(full.text()).contains("x".repeat(3400)).doesNotContain("yyy");
        assertThat(full.offers(Button.ButtonKind.APPROVE)).isTrue();
    }

    @Test
    void the_longest_action_in_the_longest_references_is_small_enough_to_be_sent() throws IOException {
        int longest = 0;
        for (int signs = 3200; signs < TelegramText.MAX_UNITS; signs++) {
            ObjectNode page = (ObjectNode) JSON.readTree(resource("approval.json"));
            page.put("incident_title", "支".repeat(500));
            ((ObjectNode) page.get("action")).putObject("arguments").put("script", "支".repeat(signs));
            Rendered rendered = approval(page.toString());
            if (!rendered.offers(Button.ButtonKind.APPROVE)) {
                break;
            }
            longest = rendered.units();
            assertThat(AsciiHtml.of(rendered.text()).length()).isLessThanOrEqualTo(MAX_SENT);
        }
        assertThat(longest).isEqualTo(TelegramText.MAX_UNITS);
    }

    @Property(tries = 300)
    void hostile_text_neither_breaks_the_markup_nor_hides_nor_grows_too_long(
            @ForAll @CharRange(from = '\u0000', to = '\uFFFF') @StringLength(max = 6000) String hostile)
            throws IOException {
        ObjectNode page = (ObjectNode) JSON.readTree(resource("approval.json"));
        page.put("incident_title", hostile + "</pre><b>");
        page.put("requester", hostile);
        ObjectNode action = (ObjectNode) page.get("action");
        action.put("dry_run", hostile + "</pre>&lt;b>");
        action.put("target", hostile).putObject("arguments").put("argument", hostile + "<a href=\"x\">");

        Rendered rendered = approval(page.toString());
        String plain = plain(rendered.text());

        assertThat(plain.length()).isEqualTo(rendered.units()).isLessThanOrEqualTo(TelegramText.MAX_UNITS);
        assertThat(TAG.matcher(rendered.text()).replaceAll("")).doesNotContain("<", ">");
        assertThat(plain.codePoints().filter(point -> point != '\n').noneMatch(SafeText::isHidden))
                .isTrue();
        String sent = AsciiHtml.of(rendered.text());
        assertThat(sent.length()).isLessThanOrEqualTo(MAX_SENT);
        assertThat(plain(sent)).isEqualTo(plain);
        boolean shown = plain.contains("\nWhat would run\n");
        assertThat(rendered.offers(Button.ButtonKind.APPROVE)).isEqualTo(shown);
    }

    private static Rendered incident(String json) {
        return TelegramText.render(IncidentMessage.of(IncidentPage.read(json), Audiences.HUB));
    }

    private static Rendered approval(String json) {
        return TelegramText.render(ApprovalMessage.of(ApprovalPage.read(json), Audiences.HUB));
    }

    /** What a person reads. */
    static String plain(String html) {
        return NUMBER.matcher(TAG.matcher(html).replaceAll(""))
                .replaceAll(found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1)))))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = MessagesTest.class.getResourceAsStream("/message/" + name)) {
            assertThat(stream).as(name).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The golden file; {@code -Dserai.golden.write=true} writes it anew, to be looked at before it is committed. */
    private static String golden(String name, String actual) throws IOException {
        if (Boolean.getBoolean("serai.golden.write")) {
            Files.writeString(Path.of("src/test/resources/message", name), actual);
        }
        return resource(name);
    }
}
