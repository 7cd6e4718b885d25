package dev.serai.hub.console;

import static dev.serai.hub.console.ShownPages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each text that a sender, a cluster, a model or a person gives is text on each page, whatever it holds. */
class HostilePagesTest {

    private static final String ID = "01938f00-0000-7000-8000-000000000009";

    @Test
    void no_text_changes_what_a_page_is_made_of() {
        Map<String, List<String>> plain = new LinkedHashMap<>();
        pages("plain").forEach((name, html) -> plain.put(name, ShownPages.structure(html)));
        assertThat(plain).hasSize(15);
        for (String payload : ShownPages.payloads()) {
            pages(payload).forEach((name, html) -> assertThat(ShownPages.structure(html))
                    .as(name + ": " + payload)
                    .isEqualTo(plain.get(name)));
        }
    }

    @Test
    void what_was_quoted_as_evidence_is_numbered_marked_and_behind_the_claim() {
        String html = pages("ERROR variable X is not set").get("incident");

        assertThat(html)
                .contains("href=\"#e1\"", "id=\"e1\"", "<mark>ERROR variable X is not set</mark>", "85 % sure")
                .contains("class=\"add\"", "class=\"del\"", "Medium risk, 55 of 100");
    }

    @Test
    void an_incident_shows_the_end_of_what_happened_and_says_that_it_began_before() {
        ObjectNode approval = ShownPages.approval("a1", "an action that was not read");
        PageAnswers answers = incident("plain", approval, ShownPages.action(ID, "plain"));
        ObjectNode timeline = ShownPages.JSON.createObjectNode().put("next_cursor", "more");
        timeline.putArray("items")
                .add(event("second").put("kind", "incident.noted"))
                .add(event("first").put("kind", "incident.noted"));
        answers.add("timeline", 200, timeline.toString());

        IncidentView view = IncidentDetailPage.view(answers, ShownPages.account(Role.OPERATOR), NOW);

        assertThat(new IncidentDetailPage(null).calls("i1"))
                .filteredOn(call -> List.of("timeline", "analyses", "evidence").contains(call.name()))
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.query()).contains("sort=at_desc"));
        assertThat(view.timeline().entries()).hasSize(2);
        assertThat(view.timeline().entries().get(0).text()).contains("first");
        assertThat(ShownPages.html("incident", Section.INCIDENTS, Role.OPERATOR, view))
                .contains("What happened before is not shown here.", "Another decision waits")
                .doesNotContain("Nothing waits for a decision");
    }

    @Test
    void an_answer_leads_to_what_it_rests_on_and_to_what_it_proposes() {
        String html = pages("plain words").get("conversation");

        assertThat(html)
                .contains("plain words <a class=\"cite\" href=\"#m2c1\" aria-label=\"source 1\">1</a>", " [7]")
                .contains("id=\"m2c2\"><a href=\"/console/alerts/" + ID + "\">")
                .contains("Proposed: <a href=\"/console/approvals/a1\">Roll back", "Look again");
    }

    @Test
    void more_alerts_than_are_shown_are_a_link_away() {
        assertThat(pages("plain").get("incident"))
                .contains("href=\"/console/alerts?incident_id=i1\">The last 1 of 2 alerts; see all</a>");
    }

    @Test
    void a_link_of_a_sender_is_a_web_address_or_none() {
        for (String bad : List.of(
                "javascript:alert(1)",
                " JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "//evil.test",
                "x",
                "",
                "https://serai@evil.test/")) {
            assertThat(PageFact.outside("runbook", bad)).as(bad).isEmpty();
        }
        assertThat(PageFact.outside("", "https://runbooks.example/a?b=c"))
                .hasValueSatisfying(fact -> assertThat(fact.text()).isEqualTo("runbooks.example"));
        assertThat(PageFact.outside("Approve", "https://evil.test/approve"))
                .hasValueSatisfying(fact -> assertThat(fact.text()).isEqualTo("Approve at evil.test"));
    }

    static Map<String, String> pages(String text) {
        Map<String, String> pages = new LinkedHashMap<>();
        ObjectNode approval = ShownPages.approval("a1", ID);
        approval.withArray("decisions")
                .addObject()
                .put("user_id", UUID.randomUUID().toString())
                .put("username", text)
                .put("verdict", "approve")
                .put("comment", text)
                .put("at", "2026-11-22T09:58:00Z");
        approval.put("quorum", 2);
        ObjectNode action = ShownPages.action(ID, text);
        action.put("dry_run", "- image: a:1\n+ image: a:2\n" + text.replace("\n", " "));
        PageAnswers incident = incident(text, approval, action);
        pages.put(
                "incident",
                ShownPages.html(
                        "incident",
                        Section.INCIDENTS,
                        Role.OPERATOR,
                        IncidentDetailPage.view(incident, ShownPages.account(Role.OPERATOR), NOW)));
        pages.put(
                "approval",
                ShownPages.html(
                        "approval",
                        Section.APPROVALS,
                        Role.OPERATOR,
                        new ApprovalView(
                                ProposalViews.of(approval, action, ShownPages.account(Role.OPERATOR), NOW),
                                new ApprovalView.LateDecision(text, text, 409, Map.of()))));
        PageAnswers approvals = new PageAnswers();
        approvals.add("open", 200, ShownPages.list(Stream.of(approval)));
        approvals.add("actions", 200, ShownPages.list(Stream.of(action)));
        pages.put(
                "approvals",
                ShownPages.html("approvals", Section.APPROVALS, Role.VIEWER, ApprovalListPage.view(approvals, NOW)));
        pages.put(
                "alert",
                ShownPages.html(
                        "alert",
                        Section.ALERTS,
                        Role.VIEWER,
                        AlertDetailPage.view(
                                alert(text),
                                SuppressionPagesTest.decision().put("sentence", "Suppressed: " + text),
                                ShownPages.account(Role.OPERATOR),
                                NOW)));
        PageVisit visit = visit(text);
        PageAnswers alerts = new PageAnswers();
        alerts.add("list", 200, "{\"items\":[" + alert(text) + "],\"next_cursor\":\"abc\"}");
        pages.put("alerts", ShownPages.html("list", Section.ALERTS, Role.VIEWER, AlertListPage.view(alerts, visit)));
        pages.put(
                "postmortem",
                ShownPages.html(
                        "postmortem",
                        Section.INCIDENTS,
                        Role.VIEWER,
                        PostmortemTest.view(withTimeline(incident, text))));
        pages.put(
                "conversations",
                ShownPages.html(
                        "conversations",
                        Section.CONVERSATIONS,
                        Role.VIEWER,
                        ConversationListPage.view(listed(conversation(text)), visit)));
        pages.put(
                "conversation",
                ShownPages.html(
                        "conversation", Section.CONVERSATIONS, Role.VIEWER, ConversationPage.view(talk(text), NOW)));
        PageAnswers audit = new PageAnswers();
        audit.add(
                "list",
                200,
                ShownPages.list(
                        Stream.of(event(text).put("verb", "incident.noted").put("object_type", text))));
        pages.put("audit", ShownPages.html("list", Section.AUDIT, Role.ADMIN, AuditPage.view(audit, visit)));
        pages.putAll(SuppressionPagesTest.pages(text));
        pages.putAll(ReplayPagesTest.pages(text));
        return pages;
    }

    /** Of a list that is searched for this. */
    static PageVisit visit(String text) {
        return new PageVisit(
                new Visitor(ShownPages.account(Role.VIEWER), "token"),
                Theme.AUTO,
                "/console/alerts",
                Map.of("q", List.of(text), "state", List.of(text), "cursor", List.of(text)),
                Map.of(),
                false,
                cookie -> {},
                "",
                true,
                NOW);
    }

    private static PageAnswers incident(String text, ObjectNode approval, ObjectNode action) {
        PageAnswers answers = new PageAnswers();
        answers.add("incident", 200, ShownPages.incident("i1", text).toString());
        ObjectNode analysis = ShownPages.JSON.createObjectNode();
        analysis.put("analyst", "model:" + text).put("summary", "Seen in: \u201c" + text + "\u201d.");
        analysis.put("concern_reason", text).put("created_at", "2026-11-22T09:57:00Z");
        ObjectNode cause =
                analysis.putArray("causes").addObject().put("text", text).put("confidence", 0.85);
        cause.putArray("evidence").add("e1");
        analysis.putArray("ruled_out").add(text);
        answers.add("analyses", 200, ShownPages.list(Stream.of(analysis)));
        ObjectNode evidence = ShownPages.JSON.createObjectNode();
        evidence.put("id", "e1").put("kind", "log").put("source", text).put("collected_at", "2026-11-22T09:56:30Z");
        evidence.put("excerpt", "Log of " + text.replace("\n", " ") + ":\n" + text);
        answers.add("evidence", 200, ShownPages.list(Stream.of(evidence)));
        answers.add(
                "timeline",
                200,
                ShownPages.list(Stream.of(
                        event(text).put("kind", "incident.noted"),
                        event(text).put("kind", "alert.joined").put("actor", "system"),
                        event(text).put("kind", "playbook.skipped").put("actor", "policy"),
                        event(text).put("kind", text).put("actor", "system"))));
        answers.add(
                "actions",
                200,
                ShownPages.list(Stream.of(
                        action,
                        ShownPages.action("done", text)
                                .put("state", "succeeded")
                                .put("verification", "passed"))));
        answers.add("approvals", 200, ShownPages.list(Stream.of(approval)));
        answers.add("alerts", 200, "{\"items\":[" + alert(text) + "],\"next_cursor\":\"more\"}");
        answers.add("conversations", 200, ShownPages.list(Stream.of(conversation(text))));
        return answers;
    }

    private static PageAnswers withTimeline(PageAnswers incident, String text) {
        ObjectNode noted = event(text).put("kind", "incident.noted").put("id", "n1");
        incident.add("first", 200, ShownPages.list(Stream.of(noted)));
        return incident;
    }

    private static PageAnswers listed(ObjectNode one) {
        PageAnswers answers = new PageAnswers();
        answers.add("list", 200, ShownPages.list(Stream.of(one)));
        return answers;
    }

    private static ObjectNode conversation(String text) {
        return ShownPages.JSON
                .createObjectNode()
                .put("id", ID)
                .put("incident_id", "i1")
                .put("title", text)
                .put("channel", "api")
                .putNull("end_reason")
                .put("last_at", "2026-11-22T09:58:00Z");
    }

    private static PageAnswers talk(String text) {
        ObjectNode conversation = conversation(text);
        ArrayNode messages = conversation.putArray("messages");
        messages.addObject()
                .put("number", 1)
                .put("author", "person")
                .put("state", "waiting")
                .put("text", text)
                .put("at", "2026-11-22T09:57:00Z")
                .putNull("proposal_id")
                .putArray("citations");
        messages.addObject()
                .put("number", 2)
                .put("author", "hub")
                .put("state", "said")
                .put("text", text + " [1] [2] [7]")
                .put("at", "2026-11-22T09:58:00Z")
                .put("proposal_id", ID)
                .putArray("citations")
                .add(citation("reading", text, text))
                .add(citation("alert", text, "/api/v1/alerts/" + ID));
        PageAnswers answers = new PageAnswers();
        answers.add("conversation", 200, conversation.toString());
        answers.add("incident", 200, ShownPages.incident("i1", text).toString());
        answers.add(
                ID, 200, ShownPages.action(ID, text).put("approval_id", "a1").toString());
        return answers;
    }

    private static ObjectNode citation(String kind, String title, String link) {
        return ShownPages.JSON
                .createObjectNode()
                .put("kind", kind)
                .put("id", ID)
                .put("title", title)
                .put("link", link);
    }

    private static ObjectNode event(String text) {
        ObjectNode event = ShownPages.JSON.createObjectNode();
        event.put("actor", "user:" + text).put("reason", text).put("at", "2026-11-22T09:58:00Z");
        event.putObject("details")
                .put("text", text)
                .put("title", text)
                .put("playbook", text)
                .put("step", text)
                .put("detail", text);
        return event;
    }

    private static ObjectNode alert(String text) {
        ObjectNode alert = ShownPages.JSON.createObjectNode();
        alert.put("id", "al1").put("source", text).put("state", "firing").put("severity", "high");
        alert.put("title", text)
                .put("description", text)
                .put("occurrences", 3)
                .put("last_seen", "2026-11-22T09:58:00Z");
        alert.put("incident_id", "i1");
        alert.putObject("labels").put(text, text);
        alert.putObject("annotations").put("runbook_url", "https://example.com/'onclick='alert(1)");
        alert.putArray("links").addObject().put("title", text).put("url", "https://example.com/runbook");
        return alert;
    }
}
