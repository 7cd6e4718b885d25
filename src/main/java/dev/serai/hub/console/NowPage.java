package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.alert.Severity;
import dev.serai.approval.Role;
import dev.serai.hub.channel.Channels;
import dev.serai.hub.console.NowView.ApprovalLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The page Now: what waits for who looks, and what else is open. */
@Component("nowPage")
class NowPage {

    /** What the pages that wait are read from, here and on the page On call: the oldest, and the newest. */
    static final String PAGES = "state=open&verdict=page&sort=opened_at_asc&limit=200";

    static final String UNTRIAGED = "state=open&verdict=none&sort=opened_at_asc&limit=200";
    static final String OPEN = "state=open&limit=200";

    /** Without what was taken on only with one of them. */
    private static final String TAKEN = "state=acknowledged&verdict=page&limit=50";

    /** What somebody has that paged nobody; what belongs to another is counted there. */
    private static final String TAKEN_QUIET = "state=acknowledged&verdict=suppress&limit=200";

    private static final String PAGED = "page";

    private final PageOutput output;

    private final Predicate<String> hasChannel;

    @Autowired
    NowPage(PageOutput output, Channels channels) {
        this(output, tenant -> !channels.configured(tenant).isEmpty());
    }

    /** @param hasChannel whether a tenant has a channel that is on */
    NowPage(PageOutput output, Predicate<String> hasChannel) {
        this.output = output;
        this.hasChannel = hasChannel;
    }

    List<PageCall> calls() {
        return List.of(
                PageCall.list("approvals", "listApprovals", "state=open&sort=expires_at_asc&limit=200"),
                PageCall.list("actions", "listActions", "state=awaiting_approval&limit=200"),
                PageCall.list("pages", "listIncidents", PAGES),
                PageCall.list("untriaged", "listIncidents", UNTRIAGED),
                PageCall.list("open", "listIncidents", OPEN),
                PageCall.list("taken", "listIncidents", TAKEN),
                PageCall.list("taken-quiet", "listIncidents", TAKEN_QUIET));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        boolean hasChannel = this.hasChannel.test(visit.account().tenant());
        NowView view = view(answers, visit.account(), visit.now(), hasChannel);
        output.show(exchange, "now", view.title(), Section.NOW, view);
    }

    /** The view of what the operations answered. */
    static NowView view(PageAnswers answers, Account account, Instant now, boolean hasChannel) {
        OpenIncidents open = answers.made(OpenIncidents.class, () -> OpenIncidents.of(answers, now));
        List<ApprovalLine> approvals = approvals(answers, account, now);
        boolean more = Stream.of("approvals", "pages", "untriaged", "open").anyMatch(list -> isMore(answers, list));
        return new NowView(
                title(approvals.size() + open.pages().all(), more),
                approvals,
                open.pages().shown(),
                open.taken().shown(),
                open.quiet().shown(),
                more,
                more || open.isCut() || isMoreTaken(answers),
                account.role().covers(Role.OPERATOR),
                hasChannel);
    }

    /** The same for everybody who shares the answers. */
    private record OpenIncidents(IncidentLines pages, IncidentLines taken, IncidentLines quiet) {

        static OpenIncidents of(PageAnswers answers, Instant now) {
            List<JsonNode> open = answers.items("open");
            return new OpenIncidents(
                    NowPage.pages(answers, now),
                    IncidentLines.of(NowPage.taken(answers), isMoreTaken(answers), now),
                    IncidentLines.of(
                            open.stream().filter(one -> !isPaged(one)).toList(), isMore(answers, "open"), now));
        }

        boolean isCut() {
            return Stream.of(pages, taken, quiet).anyMatch(IncidentLines::isCut);
        }
    }

    /** What the page has not read may wait too: then it never says that nothing does. */
    private static String title(int waiting, boolean more) {
        if (waiting == 0) {
            return more ? "Not all that is open fits here" : "Nothing waits for you";
        }
        String things = Wording.counted(waiting, "thing");
        String verb = waiting == 1 ? " waits" : " wait";
        return (more ? "At least " + Wording.small(things) : things) + verb + " for you";
    }

    /** The pages, and what triage has not reached yet, which may become one. */
    static IncidentLines pages(PageAnswers answers, Instant now) {
        Map<String, JsonNode> pages = new LinkedHashMap<>();
        Stream.of(
                        answers.items("pages").stream(),
                        answers.items("untriaged").stream(),
                        answers.items("open").stream().filter(NowPage::isPaged))
                .flatMap(some -> some)
                .forEach(one -> pages.putIfAbsent(one.path("id").asText(), one));
        boolean cut = isMore(answers, "pages") || isMore(answers, "untriaged");
        return IncidentLines.of(List.copyOf(pages.values()), cut, now);
    }

    private static List<JsonNode> taken(PageAnswers answers) {
        return Stream.concat(
                        answers.items("taken").stream(),
                        answers.items("taken-quiet").stream()
                                .filter(one -> one.path("parent").asText("").isEmpty()))
                .toList();
    }

    private static boolean isMoreTaken(PageAnswers answers) {
        return isMore(answers, "taken") || isMore(answers, "taken-quiet");
    }

    static boolean isMore(PageAnswers answers, String list) {
        return !answers.nextCursor(list).isEmpty();
    }

    /** One that triage has not reached yet may become a page: it counts as one. */
    private static boolean isPaged(JsonNode incident) {
        return incident.path("verdict").asText(PAGED).equals(PAGED);
    }

    private static List<ApprovalLine> approvals(PageAnswers answers, Account account, Instant now) {
        Map<String, JsonNode> actions = new HashMap<>();
        answers.items("actions").forEach(action -> actions.put(action.path("id").asText(), action));
        List<ApprovalLine> lines = new ArrayList<>();
        for (JsonNode approval : answers.items("approvals")) {
            JsonNode action = actions.get(approval.path("action_id").asText());
            if (ApprovalWords.mayDecide(approval, account)) {
                lines.add(line(approval, action, now));
            }
        }
        return lines;
    }

    private static ApprovalLine line(JsonNode approval, @Nullable JsonNode action, Instant now) {
        String level = approval.path("risk_level").asText();
        Instant until = Wording.instant(approval, "expires_at").orElse(now);
        return new ApprovalLine(
                ApprovalWords.path(approval),
                action == null ? "A decision about an action" : ActWords.title(action) + "?",
                Severity.of(level),
                List.of(
                        PageFact.of("approval"),
                        PageFact.of(level + " risk"),
                        PageFact.of(ApprovalWords.needed(approval))),
                Moment.lasting(Duration.between(now, until)) + " left");
    }
}
