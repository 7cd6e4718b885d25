package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.hub.console.PageAnswers.PageAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the events of the audit are about, by name and with where it stands, as far as who looks may see it. */
final class AuditObjects {

    private static final String CONSOLE = "/console/";

    /** What an event may be about; of some it is read what they are called. */
    private enum SubjectKind {
        INCIDENT("getIncident", "incidentId"),
        ALERT("getAlert", "alertId"),
        ACTION("getAction", "actionId"),
        USER("getUser", "userId"),
        APPROVAL("", ""),
        PLAYBOOK("", ""),
        JOB("", ""),
        REPLAY("", ""),
        CONVERSATION("", ""),
        TOOL("", ""),
        SOURCE("", ""),
        COMMAND("", ""),
        IDENTITY("", "");

        private final String operation;
        private final String parameter;

        /** @param operation that reads one; empty for what has no name beside its id */
        SubjectKind(String operation, String parameter) {
            this.operation = operation;
            this.parameter = parameter;
        }

        PageCall call(String id) {
            return new PageCall(key(this, id), operation, Map.of(parameter, id), "", Map.of());
        }

        /** Accounts have pages for admins only. */
        boolean isReadFor(Account account) {
            return !operation.isEmpty() && (this != USER || account.role().covers(Section.PEOPLE.role()));
        }

        static Optional<SubjectKind> of(JsonNode event) {
            String kind = event.path("object_type").asText();
            return Stream.of(values())
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
            String id = event.path("object_id").asText();
            SubjectKind.of(event)
                    .filter(kind -> kind.isReadFor(account) && Wording.isId(id))
                    .map(kind -> kind.call(id))
                    .ifPresent(call -> calls.put(call.name(), call));
            String action = EventWords.detail(event, "action_id");
            if (!action.isEmpty()) {
                PageCall call = SubjectKind.ACTION.call(action);
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
                read(answers, SubjectKind.ACTION, id).ifPresent(actions::add);
            }
        }
        return new AuditObjects(answers, new EventObjects(actions, events));
    }

    /** Null where nothing more can be said than the sentence does. */
    @Nullable
    PageFact of(JsonNode event) {
        String id = event.path("object_id").asText();
        return SubjectKind.of(event).map(kind -> of(kind, id, event)).orElse(null);
    }

    private @Nullable PageFact of(SubjectKind kind, String id, JsonNode event) {
        return switch (kind) {
            case INCIDENT -> link(kind, id, "incidents/", "an incident");
            case ALERT -> link(kind, id, "alerts/", "an alert");
            case ACTION -> acts.act(event).orElseGet(() -> PageFact.link("an action", CONSOLE + "actions/" + id));
            case APPROVAL -> PageFact.link(
                    acts.act(event).map(PageFact::text).orElse("an approval"), CONSOLE + "approvals/" + id);
            case PLAYBOOK -> PageFact.link(id, PlaybookDetailPage.PLAYBOOKS + "/" + id);
            case USER -> user(event, id);
            case JOB -> PageFact.link("jobs", RouteTabs.JOBS.path());
            case REPLAY -> PageFact.link("the replay", ReplaysPage.PATH + "/" + id);
            case CONVERSATION -> PageFact.link("the conversation", ConversationWording.path(id));
            case TOOL, SOURCE, COMMAND, IDENTITY -> PageFact.of(id);
        };
    }

    private @Nullable PageFact user(JsonNode event, String id) {
        String made = EventWords.detail(event, "username");
        String name = read(answers, SubjectKind.USER, id)
                .map(user -> user.path("username").asText())
                .orElse(made);
        if (name.isEmpty()) {
            return Wording.isId(id) ? null : PageFact.of("no such account");
        }
        return read(answers, SubjectKind.USER, id).isPresent()
                ? PageFact.link(name, PersonPage.PEOPLE + "/" + id)
                : PageFact.of(name);
    }

    private PageFact link(SubjectKind kind, String id, String page, String otherwise) {
        String text = read(answers, kind, id)
                .map(found -> found.path("title").asText())
                .filter(found -> !found.isEmpty())
                .orElse(otherwise);
        return PageFact.link(text, CONSOLE + page + id);
    }

    private static Optional<JsonNode> read(PageAnswers answers, SubjectKind kind, String id) {
        return answers.find(key(kind, id)).filter(answer -> !answer.refused()).map(PageAnswer::body);
    }

    private static String key(SubjectKind kind, String id) {
        return kind + "/" + id;
    }
}
