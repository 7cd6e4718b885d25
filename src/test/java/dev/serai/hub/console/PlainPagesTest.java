package dev.serai.hub.console;

import static dev.serai.hub.console.ShownPages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import dev.serai.event.EventCatalogue;
import dev.serai.event.EventType;
import dev.serai.signal.TriageReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/**
 * What people read on pages is sentences: no JSON, no name of an enum, no verb of the journal and no time of a machine stands
 * outside of what is marked as code.
 */
class PlainPagesTest {

    private static final String ID = "01938f00-0000-7000-8000-000000000009";

    /** What only machines say: the name of it, and how it looks. */
    private static final Map<String, Pattern> RAW = Map.of(
            "a hash", Pattern.compile("\\p{XDigit}{32,}"),
            "JSON", Pattern.compile("\\{\\s*\"|\\[\\s*[\\[{\"]|\"\\s*:\\s*[\\[{\"\\d]"),
            "an enum", Pattern.compile("\\b[A-Z]{2,}(?:_[A-Z0-9]+)+\\b"),
            "a wire name", Pattern.compile("(?<![\\w./:@-])[a-z]+(?:_[a-z0-9]+)+(?![\\w./-])"),
            "a verb", Pattern.compile("\\b(?:" + verbs() + ")\\b"),
            "a time", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d"),
            "a validator", Pattern.compile("\\[Path '|instance (?:has|type|value)", Pattern.CASE_INSENSITIVE),
            "no value", Pattern.compile("\\b(?:null|undefined|NaN)\\b"));

    @Test
    void no_page_says_what_only_machines_say() {
        Set<String> raw = new TreeSet<>();
        pages().forEach((page, html) -> raw(html).forEach(found -> raw.add(page + ": " + found)));
        assertThat(raw).isEmpty();
    }

    @Test
    void what_is_raw_is_seen() {
        for (String bad : List.of(
                "<p>Revisions [ { \"ready\" : 0 } ]</p>",
                "<dd>{\"generation\":2}</dd>",
                "<p>NO_REPLICAS DEPLOYMENT shop cart -</p>",
                "<li>action.verification_passed</li>",
                "<option>user.identity_linked</option>",
                "<p>severity_reason</p>",
                "<p>made 2026-11-22T15:08:22Z</p>",
                "<h1>Run inspect for artefact:" + "5e884898da28".repeat(5) + "</h1>",
                "<p>[Path '/scopes'] Array is too short</p>",
                "<p>It lasted null</p>")) {
            assertThat(raw(bad)).as(bad).isNotEmpty();
        }
        for (String good : List.of(
                "<pre>{\"a\": 1}</pre>",
                "<p><code>cluster_object</code></p>",
                "<p>routes/action/run.camel.yaml:7</p>",
                "<p>image shop/my_cart:1.5</p>",
                "<time datetime=\"2026-11-22T15:08:22Z\">15:08</time>")) {
            assertThat(raw(good)).as(good).isEmpty();
        }
    }

    /** The style sheet puts a dot between what stands side by side in a line of facts. */
    @Test
    void no_dot_stands_within_a_sentence() {
        Set<String> dotted = new TreeSet<>();
        pages().forEach((page, html) -> Jsoup.parse(html).select(".meta").stream()
                .filter(line -> !line.ownText().isBlank() && line.childrenSize() > 1)
                .forEach(line -> dotted.add(page + ": " + line.text())));
        assertThat(dotted).isEmpty();
    }

    /** A cluster's reads, a file that is looked at, what nobody has words for. */
    @Test
    void what_an_action_does_is_a_sentence_without_ids() {
        ObjectNode action = ShownPages.action(ID, "demo/shop/cart-1").put("dry_run", "");
        action.putObject("arguments")
                .put("cluster", "demo")
                .put("namespace", "shop")
                .put("name", "cart-1");

        assertThat(ActWords.title(action.put("kamelet", "kubernetes-logs-action")))
                .isEqualTo("Read the log of shop/cart-1 on demo");
        assertThat(ActWords.title(action.put("kamelet", "kubernetes-describe-action")))
                .isEqualTo("Read the state of shop/cart-1 on demo");
        assertThat(ActWords.title(action.put("kamelet", "own-action")
                        .put("playbook", "own")
                        .put("step", "look")))
                .isEqualTo("Run own › look on demo/shop/cart-1");
        action.putObject("arguments").put("stdin_evidence", ID);
        action.put("kamelet", "docker-sandbox-action").put("target", "artefact:" + "5e884898da28".repeat(5));
        assertThat(ActWords.title(action)).isEqualTo("Examine the file 5e884898da28… in the sandbox");
    }

    @Test
    void what_an_action_read_of_a_log_is_the_log() {
        ObjectNode result = ShownPages.JSON.createObjectNode();
        result.putObject("previous")
                .put("note", "")
                .put("text", "ERROR x\nFATAL y")
                .put("truncated", false);
        result.putObject("current")
                .put("note", "The container does not run.")
                .put("text", "")
                .put("truncated", true);

        ActionDetailView.ActionBrought brought = ActionOutputs.of(result, NOW);

        assertThat(brought.texts())
                .extracting(ActionDetailView.ActionText::name)
                .containsExactly("Previous");
        assertThat(brought.fields())
                .extracting(field -> field.name() + ": " + field.value().text())
                .containsExactly("Current note: The container does not run.", "Current truncated: yes");
    }

    @Test
    void a_choice_that_there_is_not_is_refused_in_a_sentence() {
        PageAnswers answers = new PageAnswers();
        answers.add(
                PageLists.ANSWER, 400, "{\"detail\":\"state: is \\\"foo\\\", supported values are: [\\\"open\\\"]\"}");
        PageVisit visit = ShownPages.visit(Section.INCIDENTS, Map.of("state", List.of("foo")));

        assertThat(IncidentListPage.view(answers, visit).refused())
                .isEqualTo("State cannot be “foo”. Choose one of the list.");
    }

    @Test
    void an_open_incident_that_nobody_was_notified_of_says_so_in_lists() {
        ObjectNode quiet = ShownPages.incident(ID, "cart is slow").put("verdict", "suppress");

        assertThat(said(quiet)).contains("nobody was notified");
        assertThat(said(quiet.put("state", "resolved").put("resolved_at", "2026-11-22T09:59:00Z")))
                .doesNotContain("nobody was notified");
        assertThat(said(ShownPages.incident(ID, "cart is slow"))).doesNotContain("nobody was notified");
    }

    private static List<String> said(ObjectNode incident) {
        return IncidentLines.listed(incident, NOW).facts().stream()
                .map(PageFact::text)
                .toList();
    }

    @Test
    void a_time_in_an_answer_is_told_as_any_other() {
        assertThat(ConversationPage.parts("opened 2026-11-22 09:58Z, over 2026-11-22T09:59:30.1Z.", 0, NOW))
                .filteredOn(part -> part.at() != null)
                .hasSize(2);
        assertThat(ConversationPage.parts("opened 2026-99-22 09:58Z", 0, NOW)).allMatch(part -> part.at() == null);
    }

    @Test
    void each_kind_of_event_is_a_sentence_about_somebody_or_something() {
        Set<String> wrong = new TreeSet<>();
        for (EventType type : EventCatalogue.types()) {
            for (String said : List.of(EventWords.label(type.verb()), EventWords.sentence(event(type.verb())))) {
                if (!said.matches("(?s)[A-Zm].{2,}[^:;,]")
                        || !raw("<p>" + said + "</p>").isEmpty()) {
                    wrong.add(type.verb() + ": " + said);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(EventWords.label("gone.away")).isEqualTo("Something that this version does not know");
    }

    private static String verbs() {
        return String.join(
                "|",
                EventCatalogue.types().stream()
                        .map(type -> Pattern.quote(type.verb()))
                        .toList());
    }

    /** What of the machine's stands in the text, where it is not code; titles and labels of fields count too. */
    private static Set<String> raw(String html) {
        Document page = Jsoup.parse(html);
        page.select("pre, code, script, style").remove();
        StringBuilder text = new StringBuilder(page.text());
        page.select("[title]").forEach(one -> text.append('\n').append(one.attr("title")));
        page.select("[aria-label]").forEach(one -> text.append('\n').append(one.attr("aria-label")));
        page.select("[placeholder]").forEach(one -> text.append('\n').append(one.attr("placeholder")));
        Set<String> found = new TreeSet<>();
        RAW.forEach((name, pattern) -> {
            var match = pattern.matcher(text);
            while (match.find()) {
                found.add(name + ": " + match.group());
            }
        });
        return found;
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        NaughtyPagesTest.pages("plain words").forEach(pages::put);
        pages.put("audit of everything", audit());
        pages.put("an incident with all that happened", incident("open"));
        pages.put("an incident that is over", incident("resolved"));
        pages.put("an action", action());
        pages.put("an alert of a cluster", alert());
        pages.put("noise", noise());
        pages.putAll(SuppressionPagesTest.pages("plain words"));
        pages.putAll(ReplayPagesTest.pages("plain words"));
        return pages;
    }

    /** With details as each kind may have them. */
    private static ObjectNode event(String verb) {
        ObjectNode event = ShownPages.JSON
                .createObjectNode()
                .put("id", "e-" + verb)
                .put("kind", verb)
                .put("verb", verb)
                .put("actor", "user:mara")
                .put("at", "2026-11-22T09:58:00Z")
                .put("object_id", ID)
                .put("object_type", verb.substring(0, verb.indexOf('.')));
        event.put("reason", verb.startsWith("incident") ? TriageReason.FLAPPING.name() : "CANCELLED");
        event.putObject("details")
                .put("playbook", "deployment-rollback")
                .put("step", "rollback")
                .put("target", "demo/shop/cart")
                .put("kamelet", "kubernetes-rollback-action")
                .put("channel", "telegram")
                .put("verdict", "suppress")
                .put("role", "operator")
                .put("username", "bert")
                .put("name", "night script")
                .put("text", "looked at it")
                .put("title", "cart has no available replica")
                .put("severity", "critical")
                .put("failures", 3)
                .put("targets", 2)
                .put("detail", "")
                .putArray("channels")
                .add("telegram");
        return event;
    }

    private static List<ObjectNode> events() {
        return EventCatalogue.types().stream().map(type -> event(type.verb())).toList();
    }

    private static String audit() {
        PageAnswers answers = new PageAnswers();
        answers.add(PageLists.ANSWER, 200, ShownPages.list(events().stream()));
        return ShownPages.html(
                "list", Section.AUDIT, Role.ADMIN, AuditPage.view(answers, ShownPages.visit(Section.AUDIT, Map.of())));
    }

    private static String incident(String state) {
        ObjectNode action = succeeded().put("state", "awaiting_approval");
        PageAnswers answers = new PageAnswers();
        answers.add(
                "incident",
                200,
                ShownPages.incident(ID, "cart has no available replica")
                        .put("state", state)
                        .put("resolved_at", "2026-11-22T09:59:00Z")
                        .toString());
        answers.add("timeline", 200, ShownPages.list(events().stream()));
        answers.add("actions", 200, ShownPages.list(Stream.of(action)));
        answers.add("approvals", 200, ShownPages.list(Stream.of(ShownPages.approval("a1", ID))));
        answers.add("alerts", 200, ShownPages.list(Stream.of(clusterAlert())));
        return ShownPages.html(
                "incident",
                Section.INCIDENTS,
                Role.OPERATOR,
                IncidentDetailPage.view(answers, ShownPages.account(Role.OPERATOR), NOW));
    }

    private static ObjectNode succeeded() {
        ObjectNode action = ShownPages.action(ID, "demo/shop/cart")
                .put("state", "succeeded")
                .put("target_version", "{\"generation\":2,\"template_sha256\":\"ab12\"}");
        ObjectNode result = action.putObject("result");
        result.put("outcome", "succeeded").put("uid", "3bf0ed42").put("duration_ms", 12);
        result.put("diff_complete", true).put("restarted_at", "2026-11-22T09:59:00Z");
        result.putObject("limits").put("memory_bytes", 1024).put("swap", false);
        ArrayNode revisions = result.putArray("revisions");
        revisions
                .addObject()
                .put("ready", 0)
                .put("change_cause", "keep carts")
                .put("created_at", "2026-11-22T09:59:00Z")
                .putArray("images")
                .add("cart=shop/cart:1.5.0");
        revisions.addObject().put("ready", 2).putNull("change_cause");
        return action;
    }

    private static String action() {
        PageAnswers answers = new PageAnswers();
        answers.add(ActionDetailPage.ACTION, 200, succeeded().toString());
        return ShownPages.html(
                "action",
                Section.ACTIONS,
                Role.OPERATOR,
                ActionViews.of(answers, ShownPages.account(Role.OPERATOR), NOW));
    }

    private static ObjectNode clusterAlert() {
        ObjectNode alert = ShownPages.JSON
                .createObjectNode()
                .put("id", ID)
                .put("source", "kubernetes")
                .put("state", "resolved")
                .put("severity", "critical")
                .put("title", "cart has no available replica")
                .put("occurrences", 2)
                .put("last_seen", "2026-11-22T09:58:00Z");
        alert.putObject("labels").put("workload_kind", "Deployment");
        alert.putObject("annotations")
                .put("cluster_object", "NO_REPLICAS DEPLOYMENT shop cart -")
                .put("severity_reason", "nothing serves");
        return alert;
    }

    private static String alert() {
        String html = ShownPages.html(
                "alert",
                Section.ALERTS,
                Role.VIEWER,
                AlertDetailPage.view(
                        clusterAlert(), SuppressionPagesTest.decision(), ShownPages.account(Role.VIEWER), NOW));
        assertThat(html).contains("2 reports", "over").doesNotContain("NO_REPLICAS");
        return html;
    }

    private static String noise() {
        ObjectNode noise = ShownPages.JSON.createObjectNode();
        for (TriageReason reason : TriageReason.values()) {
            noise.withArray("held_back")
                    .addObject()
                    .put("reason", reason.name())
                    .put("times", 2);
        }
        return ShownPages.html("noise", Section.NOISE, Role.VIEWER, NoisePage.view(noise, "14", NOW));
    }
}
