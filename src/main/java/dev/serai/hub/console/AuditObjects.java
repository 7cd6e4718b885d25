package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.hub.console.PageAnswers.PageAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the events of the audit are about, by name and with where it stands, as far as who looks may see it. */
final class AuditObjects {

    private static final String CONSOLE = "/console/";

    /** What is read for its name, by the kind that an event says: which operation reads it, and what its id is called there. */
    private enum Read {
        INCIDENT("getIncident", "incidentId"),
        ALERT("getAlert", "alertId"),
        ACTION("getAction", "actionId"),
        USER("getUser", "userId");

        private final String operation;
        private final String parameter;

        Read(String operation, String parameter) {
            this.operation = operation;
            this.parameter = parameter;
        }

        PageCall call(String id) {
            return new PageCall(key(this, id), operation, Map.of(parameter, id), "", Map.of());
        }

        /** Accounts have pages for admins only. */
        boolean isFor(Account account) {
            return this != USER || account.role().covers(Section.PEOPLE.role());
        }

        static Optional<Read> find(String kind) {
            return List.of(values()).stream()
                    .filter(one -> one.name().equalsIgnoreCase(kind))
                    .findFirst();
        }
    }

    private final PageAnswers answers;
    private final EventObjects acts;

    private AuditObjects(PageAnswers answers, EventObjects acts) {
        this.answers = answers;
        this.acts = acts;
    }

    /** One for each thing that the events name. */
    static List<PageCall> calls(List<JsonNode> events, Account account) {
        Map<String, PageCall> calls = new LinkedHashMap<>();
        for (JsonNode event : events) {
            Read.find(event.path("object_type").asText())
                    .filter(read -> read.isFor(account))
                    .ifPresent(read -> {
                        PageCall call = read.call(event.path("object_id").asText());
                        calls.put(call.name(), call);
                    });
            String action = EventWords.detail(event, "action_id");
            if (!action.isEmpty()) {
                PageCall call = Read.ACTION.call(action);
                calls.put(call.name(), call);
            }
        }
        return List.copyOf(calls.values());
    }

    static AuditObjects of(PageAnswers answers) {
        List<JsonNode> events = answers.items(PageLists.ANSWER);
        List<JsonNode> actions = new ArrayList<>();
        for (JsonNode event : events) {
            for (String id : List.of(event.path("object_id").asText(), EventWords.detail(event, "action_id"))) {
                read(answers, Read.ACTION, id).ifPresent(actions::add);
            }
        }
        return new AuditObjects(answers, new EventObjects(actions, events));
    }

    /** Null where nothing more can be said than the sentence does. */
    @Nullable
    PageFact of(JsonNode event) {
        String kind = event.path("object_type").asText();
        String id = event.path("object_id").asText();
        return switch (kind) {
            case "incident" -> link(Read.INCIDENT, id, "incidents/", "title", "an incident");
            case "alert" -> link(Read.ALERT, id, "alerts/", "title", "an alert");
            case "action" -> acts.act(event).orElseGet(() -> PageFact.link("an action", CONSOLE + "actions/" + id));
            case "approval" -> PageFact.link(
                    acts.act(event).map(PageFact::text).orElse("an approval"), CONSOLE + "approvals/" + id);
            case "playbook" -> PageFact.link(id, CONSOLE + "playbooks/" + id);
            case "user" -> user(event, id);
            case "job" -> PageFact.link("jobs", RouteTabs.JOBS.path());
            case "conversation" -> PageFact.link("the conversation", CONSOLE + "conversations/" + id);
            case "tool", "source", "command", "identity" -> PageFact.of(id);
            default -> null;
        };
    }

    private @Nullable PageFact user(JsonNode event, String id) {
        String made = EventWords.detail(event, "username");
        String name = read(answers, Read.USER, id)
                .map(user -> user.path("username").asText())
                .orElse(made);
        if (name.isEmpty()) {
            return id.equals("unknown") ? PageFact.of("no such account") : null;
        }
        return read(answers, Read.USER, id).isPresent()
                ? PageFact.link(name, PersonPage.PEOPLE + "/" + id)
                : PageFact.of(name);
    }

    private PageFact link(Read kind, String id, String page, String name, String otherwise) {
        String text = read(answers, kind, id)
                .map(found -> found.path(name).asText())
                .filter(found -> !found.isEmpty())
                .orElse(otherwise);
        return PageFact.link(text, CONSOLE + page + id);
    }

    private static Optional<JsonNode> read(PageAnswers answers, Read kind, String id) {
        return answers.find(key(kind, id)).filter(answer -> !answer.refused()).map(PageAnswer::body);
    }

    private static String key(Read kind, String id) {
        return kind + "/" + id;
    }
}
