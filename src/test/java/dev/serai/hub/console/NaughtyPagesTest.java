package dev.serai.hub.console;

import static dev.serai.hub.console.ShownPages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import dev.serai.hub.security.SignedInBrowser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What a browser makes of pages that show {@link NaughtyStrings} wherever a sender's text stands: nothing but the templates. */
class NaughtyPagesTest {

    /** With these the templates show all they have: an ordinary text, one that is a web address, none, several lines. */
    private static final List<String> ORDINARY =
            List.of("plain", "https://plain.example/a", "", "two\nlines", "of a log\n".repeat(30));

    private static final Set<String> LEADING = Set.of("href", "src", "action", "formaction", "srcset", "ping", "data");
    private static final Pattern ADDRESS = Pattern.compile("(?:/console|#|https?://)[^\\s\"'<>\\\\]*");
    private static final String ID = "01938f00-0000-7000-8000-000000000009";

    @Test
    void there_are_several_hundred_of_every_kind() {
        assertThat(NaughtyStrings.all()).hasSizeGreaterThan(515);
    }

    @Test
    void nothing_on_a_page_comes_from_a_text_but_text() {
        Map<String, Set<String>> templates = new HashMap<>();
        ORDINARY.forEach(text -> pages(text)
                .forEach((name, html) ->
                        templates.computeIfAbsent(name, any -> new HashSet<>()).addAll(shapes(html))));
        assertThat(templates).hasSizeGreaterThan(13);
        Set<String> wrong = new ConcurrentSkipListSet<>();
        Stream.concat(NaughtyStrings.all().stream(), ShownPages.payloads().stream())
                .parallel()
                .forEach(text -> pages(text).forEach((name, html) -> {
                    Set<String> shapes = shapes(html);
                    if (!templates.get(name).containsAll(shapes)) {
                        shapes.removeAll(templates.get(name));
                        wrong.add(name + " has " + shapes + " of " + shown(text));
                    }
                }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_would_be_wrong_is_seen() {
        assertThat(shapes("<p title=\"a\" onclick=\"x\">")).contains("p[onclick, title]");
        assertThat(shapes("<a href=\"java\tscript:alert(1)\">")).contains("a leads to java\tscript:alert(1)");
        assertThat(shapes("<a href=\"//evil.test\">")).contains("a leads to //evil.test");
        assertThat(shapes("<a href=\"/console/alerts\">")).doesNotContain("a leads to /console/alerts");
    }

    /** Each kind of element with the names of its attributes, and each address that is none of the console or the web. */
    private static Set<String> shapes(String html) {
        Set<String> shapes = new HashSet<>();
        for (Element element : Jsoup.parse(html).getAllElements()) {
            Set<String> names = new TreeSet<>();
            for (Attribute attribute : element.attributes()) {
                names.add(attribute.getKey());
                if (LEADING.contains(attribute.getKey())
                        && !ADDRESS.matcher(attribute.getValue()).matches()) {
                    shapes.add(element.tagName() + " leads to " + attribute.getValue());
                }
            }
            shapes.add(element.tagName() + names);
        }
        return shapes;
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(60, text.length()));
    }

    static Map<String, String> pages(String text) {
        Map<String, String> pages = new LinkedHashMap<>(HostilePagesTest.pages(text));
        HostileNamesTest.pages(text).forEach((name, html) -> pages.put("names " + name, html));
        PageAnswers now = new PageAnswers();
        List<ObjectNode> open = new ArrayList<>();
        for (int i = 0; i <= SameIncidents.STORM; i++) {
            open.add(ShownPages.incident("i" + i, text));
        }
        now.add("open", 200, ShownPages.list(open.stream()));
        now.add(
                "taken",
                200,
                ShownPages.list(Stream.of(ShownPages.incident("t", text).put("acknowledged_by", "user:" + text))));
        now.add("approvals", 200, ShownPages.list(Stream.of(ShownPages.approval("a1", ID))));
        now.add("actions", 200, ShownPages.list(Stream.of(ShownPages.action(ID, text))));
        pages.put(
                "now",
                ShownPages.html(
                        "now", Section.NOW, Role.ADMIN, NowPage.view(now, ShownPages.account(Role.ADMIN), NOW, true)));
        PageVisit visit = HostilePagesTest.visit(text);
        pages.put(
                "incidents",
                ShownPages.html(
                        "list",
                        Section.INCIDENTS,
                        Role.VIEWER,
                        IncidentListPage.view(listed(ShownPages.incident("i1", text)), visit)));
        pages.put(
                "actions",
                ShownPages.html(
                        "list",
                        Section.ACTIONS,
                        Role.VIEWER,
                        ActionListPage.view(listed(ShownPages.action(ID, text)), visit)));
        pages.put(
                "playbooks",
                ShownPages.html(
                        "playbooks", Section.PLAYBOOKS, Role.VIEWER, PlaybookListPage.view(listed(playbook(text)))));
        ObjectNode known = ShownPages.JSON.createObjectNode().put("title", text).put("excerpt", text);
        pages.put(
                "knowledge",
                ShownPages.html(
                        "knowledge",
                        Section.KNOWLEDGE,
                        Role.VIEWER,
                        KnowledgePage.view(listed(known.put("source", text).put("licence", text)), text)));
        pages.put(
                "people",
                ShownPages.html("list", Section.PEOPLE, Role.ADMIN, PeoplePage.view(listed(person(text)), visit)));
        SignedInBrowser browser = new SignedInBrowser(UUID.fromString(ID), NOW, NOW, NOW, text, text, false);
        pages.put(
                "sessions",
                ShownPages.html("sessions", Section.NOW, Role.VIEWER, SessionsPage.view(List.of(browser), NOW)));
        PageFrame frame = ShownPages.ASSETS.frame(text, Theme.AUTO);
        SignInView form = new SignInView("token", text, text, text, true, text, text, false);
        pages.put("login", ShownPages.RENDERER.html("login", Map.of("frame", frame, "view", form)));
        pages.put("password", ShownPages.RENDERER.html("password", Map.of("frame", frame, "view", form)));
        ProblemView problem = new ProblemView(text, text, text, text);
        pages.put("refusal", ShownPages.RENDERER.html("refusal", Map.of("frame", frame, "view", problem)));
        return pages;
    }

    private static PageAnswers listed(ObjectNode item) {
        PageAnswers answers = new PageAnswers();
        answers.add("list", 200, ShownPages.list(Stream.of(item)));
        return answers;
    }

    private static ObjectNode playbook(String text) {
        ObjectNode playbook = ShownPages.JSON.createObjectNode();
        // Its name is its address, and what a name is the schema of playbooks says.
        playbook.put("name", "drop-cache").put("title", text).put("when", text).put("sha256", text);
        playbook.putArray("steps").addObject().put("id", text).put("title", text);
        return playbook;
    }

    private static ObjectNode person(String text) {
        ObjectNode person = ShownPages.JSON.createObjectNode();
        person.put("username", text).put("role", text).put("disabled", true).put("must_change_password", true);
        person.putArray("identities").addObject().put("channel", text);
        return person;
    }
}
