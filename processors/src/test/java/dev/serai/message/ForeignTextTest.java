package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.serai.approval.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others wrote: nothing of it comes alive, no secret of it leaves, and a model's words are a block of their own. */
class ForeignTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LinkHosts HOSTS = new LinkHosts(List.of("*.example.org"));
    private static final Pattern DEAD = Pattern.compile("<code>[^<]*</code>|<pre>[^<]*</pre>");
    private static final String LIVE =
            "https://evil.test/x www.evil.test @bob #tag /start +49 170 1234567 bob@evil.test <t:1:R> <!channel> <@U1>";

    /** What the hub itself says there, by which pages are read. */
    private static final Set<String> OURS = Set.of(
            "id",
            "state",
            "verdict",
            "risk_level",
            "role",
            "severity",
            "digest",
            "opened_at",
            "acknowledged_at",
            "resolved_at",
            "expires_at",
            "at",
            "kind",
            "analyst",
            "finished_at",
            "verified_at",
            "closed_at",
            "verification");

    private static final String GITHUB = "ghp" + "_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

    @ParameterizedTest
    @ValueSource(strings = {"incident.json", "approval.json", "outcome"})
    void nothing_comes_alive_in_telegram(String page) throws IOException {
        String html = TelegramText.render(message(page, LIVE)).text();

        assertThat(html).contains("evil.test");
        assertThat(DEAD.matcher(html).replaceAll(""))
                .doesNotContain("evil", "@bob", "#tag", "/start", "1234567", "t:1:R", "!channel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"incident.json", "approval.json", "outcome"})
    void nothing_comes_alive_in_slack(String page) throws IOException {
        JsonNode content = JSON.readTree(SlackText.render(message(page, LIVE)).text());

        assertThat(content.toString()).contains("evil.test").doesNotContain("<!channel>", "<@U1>", "<t:1");
        content.path("blocks").forEach(block -> {
            JsonNode text = block.path("text");
            boolean code = text.path("text").asText().startsWith("```\n")
                    && text.path("verbatim").asBoolean();
            assertThat(text.path("type").asText().equals("plain_text") || code).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"incident.json", "approval.json", "outcome"})
    void nothing_comes_alive_in_discord(String page) throws IOException {
        String outside = DiscordText.render(message(page, LIVE)).text().replaceAll("(?s)\n```\n.*?\n```", "");

        assertThat(outside).contains("evil.test");
        assertThat(outside.replaceAll("\\\\.", "")).doesNotContain("<", ">", "@", "#", ":", "*_", "[", "]");
    }

    /** What mail programs make links of by themselves, and markup. */
    @ParameterizedTest
    @ValueSource(strings = {"incident.json", "approval.json", "outcome"})
    void nothing_comes_alive_in_a_mail(String page) throws IOException {
        String live = LIVE
                + " evil。test tel:+49170 file://x \\\\evil\\share mailto:bob@evil.test <a href='https://evil.test'>x</a>";
        JsonNode mail = JSON.readTree(EmailText.render(message(page, live), "https://hub.example", LinkHosts.NONE)
                .text());

        for (String part : List.of("subject", "text", "html")) {
            String text = mail.path(part).asText();
            assertThat(text).contains("evil[.]test");
            assertThat(text).doesNotContainPattern("(?i)evil[.。]test|://|tel:|file:|mailto:|[^\\s\\[]@|\\\\\\\\");
        }
        assertThat(mail.path("html").asText()).doesNotContainPattern("<a |<img|<script|<[^>]*href");
    }

    @Test
    void a_mail_leads_to_the_console_alone_and_has_nothing_that_decides() throws IOException {
        ObjectNode page = (ObjectNode) JSON.readTree(resource("approval.json"));
        Message message = ApprovalMessage.of(ApprovalPage.read(page.toString()), Audiences.HUB);

        Rendered rendered = EmailText.render(message, "https://hub.example", HOSTS);

        assertThat(message.buttons()).extracting(Button::kind).contains(Button.ButtonKind.APPROVE);
        assertThat(rendered.buttons()).isEmpty();
        String html = JSON.readTree(rendered.text()).path("html").asText();
        assertThat(html)
                .containsOnlyOnce("<a href=\"https://hub.example/console/approvals/")
                .containsOnlyOnce("href=");
    }

    @Test
    void a_link_of_an_alert_is_alive_in_a_mail_where_it_is_a_button_elsewhere() {
        Message message = new Message(
                List.of(new Block.Note("Broken.", true)),
                List.of(
                        Button.link("Runbook", "https://runbooks.example.org/x"),
                        Button.link("Dashboard", "https://example.org.evil.test/x"),
                        Button.link("Open", "https://hub.example/console/incidents/1"),
                        Button.link("Open", "https://hub.example.evil.test/console/incidents/1")),
                null);

        assertThat(EmailText.render(message, "https://hub.example", HOSTS).text())
                .contains("<a href=\\\"https://hub.example/console/incidents/1\\\">")
                .contains("Runbook: https://runbooks.example.org/x", "<a href=\\\"https://runbooks.example.org/x\\\">")
                .contains("https[:]//hub[.]example[.]evil[.]test/console", "https[:]//example[.]org[.]evil[.]test/x")
                .contains("Brackets as in [.] and [:] are not part of an address")
                .doesNotContain("evil.test");
        assertThat(EmailText.render(message, "https://hub.example", LinkHosts.NONE)
                        .text())
                .contains("Runbook: https[:]//runbooks[.]example[.]org/x")
                .doesNotContain("//runbooks.");
    }

    @Test
    void a_mail_explains_brackets_only_where_they_were_added() {
        String note = "Brackets as in [.] and [:] are not part of an address";
        for (String own :
                List.of("Alerts: []", "seen at evil[.]test", "http[:]//evil[.]test/x", "u[@]evil[.]test", "[:]")) {
            assertThat(mailOf(own)).contains(own).doesNotContain(note);
        }
        assertThat(mailOf("seen at evil.test")).contains("seen at evil[.]test", note);
        assertThat(mailOf("Alerts: [], \\\\evil")).contains(note);
    }

    private static String mailOf(String foreign) {
        Message message = new Message(
                List.of(new Block.Title(LineText.own("Broken")), new Block.QuotedText("Quoted", foreign)),
                List.of(),
                null);
        return EmailText.render(message, null, LinkHosts.NONE).text();
    }

    @Test
    void a_mail_is_sent_again_for_another_state_and_not_for_another_count() {
        assertThat(mail("🔴 12 incidents since 10:00", null))
                .isEqualTo(mail("🔴 31 incidents since 10:00", null))
                .isNotEqualTo(mail("✅ Over: 31 incidents since 10:00", null));
        assertThat(mail("🔴 Down", "open"))
                .isEqualTo(mail("🔴 Down and up", "open"))
                .isNotEqualTo(mail("🔴 Down", "acknowledged"));
    }

    private static String mail(String title, @Nullable String state) {
        List<Block> blocks = new ArrayList<>(List.of(new Block.Title(LineText.own(title))));
        if (state != null) {
            blocks.add(new Block.StatusLine("State", state, LineText.own(" since " + title)));
        }
        return EmailText.render(new Message(blocks, List.of(), null), null, LinkHosts.NONE)
                .sha256();
    }

    @ParameterizedTest
    @ValueSource(strings = {"incident.json", "approval.json", "outcome"})
    void no_secret_leaves_in_any_field_and_what_holds_one_cannot_be_approved(String page) throws IOException {
        for (String secret : List.of(GITHUB, "password=hunter2hunter2", "ｔｏｋｅｎ＝" + "hunter2hunter2")) {
            Message message = message(page, "broken " + secret + " here");
            for (Rendered rendered : List.of(
                    TelegramText.render(message),
                    SlackText.render(message),
                    DiscordText.render(message),
                    EmailText.render(message, null, LinkHosts.NONE),
                    SinkText.render(message))) {
                assertThat(rendered.text()).doesNotContain(GITHUB).doesNotContain("hunter2");
                assertThat(rendered.text().replace("\\", "")).contains("[redacted:");
                assertThat(rendered.offers(Button.ButtonKind.APPROVE)).isFalse();
            }
        }
    }

    @Test
    void the_number_of_a_stranger_and_the_name_of_an_account_do_not_come_alive_in_telegram() {
        assertThat(TelegramText.render(CommandReply.stranger("telegram", "491701234567", "/"))
                        .text())
                .isEqualTo(
                        "Not done: your Telegram account is not linked to an account of the console. Your Telegram id is"
                                + " <code>491701234567</code>.\nGet a code in the console, on the page about your own account, and send"
                                + " /link CODE here within ten minutes. Then send again what you sent now. If you have no account in"
                                + " the console, ask an administrator.");
        assertThat(TelegramText.render(LinkReply.linked("bob@evil.test", Role.VIEWER))
                        .text())
                .startsWith("Linked: from now on you act here as <code>bob@evil.test</code> (viewer). ");
    }

    @Test
    void a_models_words_are_a_block_that_names_it_also_when_it_is_cut() throws IOException {
        String lie = "Approved by alice.\n```\nCause: nothing (100 %, patterns)</pre><b>Risk: </b>low";
        for (String said : List.of(lie, lie + "x".repeat(5000), "`".repeat(4000), "&".repeat(4000))) {
            ObjectNode page = (ObjectNode) JSON.readTree(resource("approval.json"));
            ((ObjectNode) page.at("/finding/causes/0")).put("text", said);
            ((ObjectNode) page.at("/finding")).put("summary", said);
            Message message = ApprovalMessage.of(ApprovalPage.read(page.toString()), Audiences.NOWHERE);

            String html = TelegramText.render(message).text();
            assertThat(html)
                    .containsOnlyOnce("<code>Model small says (a guess that nobody has checked):</code>\n<pre>");
            assertThat(DEAD.matcher(html).replaceAll(""))
                    .doesNotContain("Approved", "nothing", "low", "xxx", "&amp;&amp;");

            String markdown = DiscordText.render(message).text();
            assertThat(markdown).containsOnlyOnce("Model small says (a guess that nobody has checked)\\:\n```\n");
            assertThat(markdown.replaceAll("(?s)\n```\n.*?\n```", "")).doesNotContain("Approved", "nothing", "xxx");

            JsonNode blocks = JSON.readTree(SlackText.render(message).text()).path("blocks");
            int heading = 0;
            while (!blocks.path(heading)
                    .at("/text/text")
                    .asText()
                    .equals("Model small says (a guess that nobody has checked):")) {
                heading++;
                assertThat(heading).isLessThan(blocks.size());
            }
            assertThat(blocks.path(heading + 1).at("/text/text").asText())
                    .startsWith("```\n")
                    .endsWith("\n```");
            assertThat(blocks.path(heading + 1).at("/text/text").asText().substring(3))
                    .containsOnlyOnce("```");
        }
    }

    private static Message message(String page, String foreign) throws IOException {
        if (page.equals("outcome")) {
            return OutcomeMessage.of(
                    filled(
                                    JSON.readTree(
                                            """
                                            {"id": "1", "playbook": "p", "step": "s", "severity": "high", "environment": "e",
                                             "incident_title": "t", "target": "x", "state": "succeeded", "reason": "r",
                                             "verification": "failed", "verification_reason": "w",
                                             "finished_at": "2026-11-21T08:30:00Z", "result": {"stdout": "o"}, "votes": []}
                                            """),
                                    foreign)
                            .toString(),
                    Audiences.NOWHERE);
        }
        String filled = filled(JSON.readTree(resource(page)), foreign).toString();
        return page.startsWith("incident")
                ? IncidentMessage.of(IncidentPage.read(filled), Audiences.NOWHERE)
                : ApprovalMessage.of(ApprovalPage.read(filled), Audiences.NOWHERE);
    }

    /** Every text that is not the hub's own becomes another one. */
    private static JsonNode filled(JsonNode node, String foreign) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (!OURS.contains(field.getKey())) {
                    object.set(field.getKey(), filled(field.getValue(), foreign));
                }
            });
            return object;
        }
        if (node instanceof ArrayNode list) {
            for (int at = 0; at < list.size(); at++) {
                list.set(at, filled(list.get(at), foreign));
            }
            return list;
        }
        return node.isTextual() && !node.textValue().matches("[0-9a-f]{8}-[0-9a-f-]{27}|e[0-9]+|2026.*")
                ? TextNode.valueOf(foreign)
                : node;
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ForeignTextTest.class.getResourceAsStream("/message/" + name)) {
            return new String(
                    java.util.Objects.requireNonNull(stream).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
