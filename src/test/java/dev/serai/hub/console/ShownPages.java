package dev.serai.hub.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.access.Account;
import dev.serai.approval.Role;
import dev.serai.hub.settings.NoticeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** Pages made of answers of the API, without a hub. */
final class ShownPages {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final ObjectMapper JSON = new ObjectMapper();
    static final PageRenderer RENDERER = new PageRenderer();
    static final ConsoleAssets ASSETS = new ConsoleAssets(new NoticeSettings(List.of()));

    private static final Pattern TAG = Pattern.compile("<(/?[a-zA-Z][^\\s>\"]*|!\\w+|!--)((?:[^>\"]|\"[^\"]*\")*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=\"/]+)(?:=\"[^\"]*\")?");

    private ShownPages() {}

    static Account account(Role role) {
        return new Account(new UUID(0, 7), "default", "anna", "", role, false, false);
    }

    static PageLayout layout(Section section, Role role) {
        return new PageLayout(
                ASSETS.frame(section.title(), Theme.AUTO),
                section,
                new Visitor(account(role), "token-of-the-form"),
                section.path(),
                null);
    }

    static String html(String template, Section section, Role role, Object view) {
        return RENDERER.html(template, Map.of("page", layout(section, role), "view", view));
    }

    /** Of the section's page, asked for with these fields. */
    static PageVisit visit(Section section, Map<String, List<String>> query) {
        return visit(section, query, Role.VIEWER);
    }

    static PageVisit visit(Section section, Map<String, List<String>> query, Role role) {
        return new PageVisit(
                new Visitor(account(role), "token"),
                Theme.AUTO,
                section.path(),
                query,
                Map.of(),
                false,
                cookie -> {},
                "",
                true,
                NOW);
    }

    static String payload(int number) {
        List<String> payloads = payloads();
        return payloads.get(number % payloads.size());
    }

    static List<String> payloads() {
        return lines("console/payloads.txt");
    }

    static List<String> lines(String file) {
        try {
            return new ClassPathResource(file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tags of a document, each with the names of its attributes: what no text may change. */
    static List<String> structure(String html) {
        List<String> found = new ArrayList<>();
        Matcher tag = TAG.matcher(html);
        while (tag.find()) {
            Stream<String> names = ATTRIBUTE.matcher(tag.group(2)).results().map(one -> one.group(1));
            found.add(tag.group(1) + names.toList());
        }
        return found;
    }

    static ObjectNode incident(String id, String text) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("title", text)
                .put("state", "open")
                .put("severity", "high")
                .put("environment", text)
                .put("cluster", text)
                .put("namespace", text)
                .put("workload", text)
                .put("rule", "workload")
                .put("correlation_key", text)
                .put("verdict", "page")
                .put("verdict_reason", "NEW_INCIDENT")
                .put("alerts", 2)
                .put("firing", 2)
                .put("opened_at", "2026-11-22T09:54:00Z")
                .putNull("acknowledged_at")
                .putNull("acknowledged_by")
                .putNull("resolved_at")
                .putNull("resolved_by")
                .put("last_alert_at", "2026-11-22T09:55:00Z")
                .put("updated_at", "2026-11-22T09:55:00Z");
    }

    static ObjectNode action(String id, String text) {
        ObjectNode action = JSON.createObjectNode()
                .put("id", id)
                .put("incident_id", "01938f00-0000-7000-8000-000000000001")
                .put("playbook", text)
                .put("step", text)
                .put("kamelet", "kubernetes-rollback-action")
                .put("effect", "change")
                .put("target", text)
                .put("target_version", text)
                .put("dry_run", "- image: shop/cart:1.5.0\n+ image: shop/cart:1.4.2\n" + text)
                .put("risk_score", 55)
                .put("risk_level", "medium")
                .put("state", "awaiting_approval")
                .put("proposed_by", "policy")
                .put("created_at", "2026-11-22T09:56:00Z");
        action.putObject("arguments")
                .put("cluster", text)
                .put("namespace", "shop")
                .put("name", text)
                .put("revision", "2");
        action.putArray("risk_factors")
                .addObject()
                .put("name", "base_risk")
                .put("points", 45)
                .put("reason", text);
        return action;
    }

    static ObjectNode approval(String id, String action) {
        ObjectNode approval = JSON.createObjectNode()
                .put("id", id)
                .put("action_id", action)
                .put("incident_id", "01938f00-0000-7000-8000-000000000001")
                .put("risk_level", "medium")
                .put("quorum", 1)
                .put("role", "operator")
                .put("requester", "policy")
                .put("requester_decides", false)
                .put("digest", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
                .put("state", "open")
                .putNull("reason")
                .put("created_at", "2026-11-22T09:56:00Z")
                .put("expires_at", "2026-11-22T10:26:00Z");
        approval.putArray("decisions");
        return approval;
    }

    static String list(Stream<ObjectNode> items) {
        ObjectNode list = JSON.createObjectNode();
        list.putArray("items").addAll(items.toList());
        return list.putNull("next_cursor").toString();
    }
}
