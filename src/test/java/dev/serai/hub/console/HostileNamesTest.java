package dev.serai.hub.console;

import static dev.serai.hub.console.ShownPages.JSON;
import static dev.serai.hub.console.ShownPages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names that people choose, and what files and executors say, are text on the pages of accounts, playbooks and actions. */
class HostileNamesTest {

    @Test
    void no_text_changes_what_a_page_is_made_of() {
        Map<String, List<String>> plain = new LinkedHashMap<>();
        pages("plain").forEach((name, html) -> plain.put(name, ShownPages.structure(html)));
        for (String payload : ShownPages.payloads()) {
            pages(payload).forEach((name, html) -> assertThat(ShownPages.structure(html))
                    .as(name + ": " + payload)
                    .isEqualTo(plain.get(name)));
        }
    }

    static Map<String, String> pages(String text) {
        Map<String, String> pages = new LinkedHashMap<>();
        PageAnswers person = new PageAnswers();
        person.add("person", 200, person(text).toString());
        person.add("tokens", 200, ShownPages.list(Stream.of(token(text))));
        pages.put(
                "person",
                ShownPages.html(
                        "person",
                        Section.PEOPLE,
                        Role.ADMIN,
                        PersonPage.view(
                                person, ShownPages.account(Role.ADMIN), new PersonView.Proof(true, text), NOW)));
        pages.put(
                "person-new",
                ShownPages.html(
                        "person-new",
                        Section.PEOPLE,
                        Role.ADMIN,
                        new NewPersonView(text, true, text, Role.VIEWER, new PersonView.ReachedAt(text, text))));
        PageAnswers profile = new PageAnswers();
        profile.add("createToken", 201, token(text).put("token", text).toString());
        profile.add("me", 200, person(text).toString());
        profile.add("tokens", 200, ShownPages.list(Stream.of(token(text))));
        profile.add(
                "createIdentityCode",
                400,
                JSON.createObjectNode().put("detail", text).toString());
        pages.put(
                "profile",
                ShownPages.html(
                        "profile",
                        Section.NOW,
                        Role.VIEWER,
                        ProfilePage.view(profile, List.of("alerts:read", "alerts:write"), true, "", NOW)));
        pages.put(
                "playbook",
                ShownPages.html(
                        "playbook",
                        Section.PLAYBOOKS,
                        Role.OPERATOR,
                        PlaybookDetailPage.view(playbook(text), visit())));
        PageAnswers action = new PageAnswers();
        ObjectNode taken = ShownPages.action("a1", text).put("state", "succeeded");
        taken.put("compensates", "a0").put("approval_id", "p1").put("dry_run", text.replace("\n", " "));
        taken.putObject("result").put("stdout", text).put("detail", text);
        ObjectNode approval = ShownPages.approval("p1", "a1");
        approval.withArray("decisions")
                .addObject()
                .put("username", text)
                .put("verdict", "approve")
                .put("comment", text)
                .put("at", "2026-11-22T09:58:00Z");
        action.add("action", 200, taken.toString());
        action.add("approval", 200, approval.toString());
        action.add("incident", 200, ShownPages.incident("i1", text).toString());
        action.add("taken-back", 200, ShownPages.action("a0", text).toString());
        action.add("siblings", 200, ShownPages.list(Stream.of(taken)));
        pages.put(
                "action",
                ShownPages.html(
                        "action",
                        Section.ACTIONS,
                        Role.OPERATOR,
                        ActionViews.of(action, ShownPages.account(Role.OPERATOR), NOW)));
        return pages;
    }

    @Test
    void a_long_output_is_cut_and_says_so() {
        PageAnswers answers = new PageAnswers();
        ObjectNode action = ShownPages.action("a1", "plain").put("state", "failed");
        action.putObject("result").put("stdout", "x".repeat(ActionOutputs.MOST_SHOWN + 1));
        answers.add("action", 200, action.toString());
        ActionDetailView view = ActionViews.of(answers, ShownPages.account(Role.VIEWER), NOW);

        assertThat(view.output().texts()).singleElement().satisfies(output -> {
            assertThat(output.text()).startsWith("xxx").hasSize(ActionOutputs.MOST_SHOWN + 1);
            assertThat(output.cut()).isTrue();
        });
        assertThat(view.acts().any()).isFalse();
        assertThat(ShownPages.html("action", Section.ACTIONS, Role.VIEWER, view))
                .contains("The rest is not shown here");
    }

    private static PageVisit visit() {
        return new PageVisit(
                new Visitor(ShownPages.account(Role.OPERATOR), "token"),
                Theme.AUTO,
                "/console/playbooks/x/try",
                Map.of(),
                Map.of("incident", List.of("i1")),
                false,
                cookie -> {},
                "",
                true,
                NOW);
    }

    private static PageAnswers playbook(String text) {
        PageAnswers answers = new PageAnswers();
        ObjectNode step =
                JSON.createObjectNode().put("id", text).put("title", text).put("action", text);
        ObjectNode playbook = JSON.createObjectNode().put("name", "x").put("title", text);
        playbook.put("when", text).put("source", text).put("sha256", "9f86d081884c7d65");
        playbook.putArray("steps").add(step.put("effect", "change").put("verify", text));
        ObjectNode run = JSON.createObjectNode().put("applies", false);
        run.putArray("steps")
                .add(JSON.createObjectNode()
                        .put("step", text)
                        .put("reason", text)
                        .put("detail", text));
        run.withArray("steps").add(ShownPages.action("a2", text));
        answers.add("runPlaybook", 200, run.toString());
        answers.add("playbook", 200, playbook.toString());
        answers.add("runs", 200, ShownPages.list(Stream.of(ShownPages.action("a1", text))));
        answers.add("incidents", 200, ShownPages.list(Stream.of(ShownPages.incident("i2", text))));
        answers.add("incident", 200, ShownPages.incident("i1", text).toString());
        return answers;
    }

    private static ObjectNode person(String text) {
        ObjectNode person = JSON.createObjectNode()
                .put("id", "u1")
                .put("username", text)
                .put("role", "operator")
                .put("email", text)
                .put("phone", text)
                .put("created_at", "2026-11-20T10:00:00Z");
        person.putArray("identities").addObject().put("channel", "slack").put("external_id", text);
        return person;
    }

    private static ObjectNode token(String text) {
        ObjectNode token = JSON.createObjectNode()
                .put("id", "t1")
                .put("name", text)
                .put("created_at", "2026-11-20T10:00:00Z")
                .put("expires_at", "2027-11-20T10:00:00Z");
        token.putArray("scopes").add(text);
        return token;
    }
}
