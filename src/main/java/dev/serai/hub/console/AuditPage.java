package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.alert.Severity;
import dev.serai.event.EventCatalogue;
import dev.serai.event.EventType;
import dev.serai.hub.console.IncidentView.ListedLine;
import dev.serai.hub.console.ListPageView.EmptyList;
import dev.serai.hub.console.ListPageView.TypedField;
import dev.serai.hub.console.PageLists.TypedFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Who did what, and whether the record of it is whole. */
@Component("auditPage")
class AuditPage {

    private static final String MIDNIGHT = "T00:00:00Z";

    static final PageLists LIST = new PageLists(
            "listAudit",
            "/console/audit",
            false,
            Map.of(
                    "verb",
                    EventCatalogue.types().stream()
                            .map(EventType::verb)
                            .sorted()
                            .toList()),
            List.of(
                    new TypedFilter("actor", new TypedField("Who", "text", null, null), AuditPage::actor),
                    day("from", "From (UTC)"),
                    day("to", "Before (UTC)")));

    private static final EmptyList EMPTY =
            new EmptyList("Nothing of this kind happened.", "Whatever somebody or Serai does is listed here.");

    /** What the sentence ends with; of what happened to anything else its name stands below. */
    private static final Set<String> NAMED = Set.of("action", "alert", "approval", "playbook");

    private static final Set<String> NO_ACCOUNTS = Set.of("system", "policy", "anonymous");

    private final PageOutput output;

    AuditPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        return List.of(LIST.call(visit));
    }

    /** The list once more, with what its events name, and the check that is asked for. */
    List<PageCall> named(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        answers.required(PageLists.ANSWER);
        List<PageCall> calls = new ArrayList<>(List.of(LIST.call(visit)));
        if (!visit.asked("verify").isEmpty()) {
            calls.add(PageCall.list("verification", "verifyAudit", ""));
        }
        calls.addAll(AuditObjects.calls(answers.items(PageLists.ANSWER), visit.account()));
        return calls;
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageLists.show(output, exchange, Section.AUDIT, answers, read -> view(read, visit));
    }

    static ListPageView view(PageAnswers answers, PageVisit visit) {
        AuditObjects objects = AuditObjects.of(answers);
        return LIST.view(
                "Audit",
                List.of(verification(answers), AuditFile.link(visit)),
                answers,
                visit,
                (event, now) -> line(event, objects, now),
                EMPTY);
    }

    private static PageFact verification(PageAnswers answers) {
        JsonNode said = answers.object("verification");
        if (said.isMissingNode()) {
            return PageFact.link("Check that nothing was changed or removed", "/console/audit?verify=1");
        }
        String checked = Moment.count(said.path("checked").asLong(), "entry", "entries");
        return PageFact.of(
                said.path("valid").asBoolean()
                        ? "Whole: " + checked + " and the last checkpoint fit together."
                        : "Broken at entry " + said.path("first_broken").asText("unknown") + ": "
                                + said.path("reason").asText("")
                                + ". Keep the database as it is, and compare it with a backup.");
    }

    private static TypedFilter day(String name, String label) {
        return new TypedFilter(name, new TypedField(label, "date", null, null), day -> day + MIDNIGHT);
    }

    /** A name alone is that of an account. */
    private static String actor(String who) {
        return who.contains(":") || NO_ACCOUNTS.contains(who) ? who : "user:" + who;
    }

    private static ListedLine line(JsonNode event, AuditObjects objects, Instant now) {
        JsonNode told =
                ((ObjectNode) event).deepCopy().put("kind", event.path("verb").asText());
        String sentence = EventWords.sentence(told);
        String who = EventWords.who(told);
        List<PageFact> facts = new ArrayList<>();
        if (!sentence.startsWith(who + " ") && !sentence.startsWith(who + ": ")) {
            facts.add(PageFact.of(who));
        }
        PageFact about = objects.of(told);
        boolean named =
                about != null && NAMED.contains(event.path("object_type").asText());
        if (about != null && !named) {
            facts.add(PageFact.of(about.text()));
        }
        Wording.instant(event, "at").ifPresent(at -> facts.add(PageFact.at("", at, now)));
        String page = about == null || about.href() == null ? "" : about.href();
        String title = about == null || !named ? sentence : sentence + ": " + about.text();
        return new ListedLine(page, title, Severity.INFO, facts);
    }
}
