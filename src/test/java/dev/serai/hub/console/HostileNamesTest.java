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

    private static Map<String, String> pages(String text) {
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
                        PersonPage.view(person, ShownPages.account(Role.ADMIN), NOW)));
        pages.put(
                "person-new",
                ShownPages.html(
                        "person-new",
                        Section.PEOPLE,
                        Role.ADMIN,
                        new NewPersonView(text, text, Role.VIEWER, new PersonView.ReachedAt(text, text))));
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
                        ProfilePage.view(profile, List.of("alerts:read", "alerts:write"), NOW)));
        return pages;
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
