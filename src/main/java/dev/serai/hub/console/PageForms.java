package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import dev.serai.wire.WireName;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** What the forms of pages ask for: operations of the API, and where to go on. */
@Component("pageForms")
class PageForms {

    static final int MOST_AT_ONCE = 200;

    private static final String ACKNOWLEDGE_MANY = "acknowledgeIncidents";
    private static final int HOUR = 60;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final Pattern PAGE = Pattern.compile("/console(?:/[A-Za-z0-9-]{1,64}){0,3}");
    private static final String HOME = "/console";

    /** Acknowledges many at once, of more than {@value #MOST_AT_ONCE} the first ones. */
    List<PageCall> acknowledge(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        List<String> ids = ids(visit);
        if (ids.isEmpty()) {
            throw new Problem(400, "invalid-request", "Invalid request", "Choose an incident.");
        }
        List<String> first = ids.stream().limit(MOST_AT_ONCE).toList();
        return List.of(PageCall.change(ACKNOWLEDGE_MANY, Map.of(), Map.of("ids", first)));
    }

    private static List<String> ids(PageVisit visit) {
        return Arrays.stream(visit.field("ids").split(" "))
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Leads back, and says how many were acknowledged, how many were not, and how many are left.
     *
     * @throws Problem why nothing was tried
     */
    void acknowledged(
            @Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageVisits.requireDone(answers);
        List<JsonNode> tried = answers.items(ACKNOWLEDGE_MANY);
        int all = tried.size();
        int refused = (int) tried.stream()
                .filter(one -> !one.path("acknowledged").asBoolean())
                .count();
        if (refused == all) {
            throw new Problem(
                    409,
                    "conflict",
                    "Conflict",
                    "None could be acknowledged: they are resolved already or Serai was busy.");
        }
        PageVisits.leadTo(exchange, back(visit));
        FormNotices.give(
                visit,
                FormNotices.acknowledged(all - refused, refused, ids(visit).size() - all));
    }

    /** @throws Problem 404 for what no form of an incident asks for */
    List<PageCall> ofIncident(
            @Header("incidentId") String id,
            @Header("act") String act,
            @ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        Map<String, String> path = Map.of("incidentId", id);
        return List.of(
                switch (act) {
                    case "acknowledge" -> PageCall.change("acknowledgeIncident", path, Map.of());
                    case "resolve" -> PageCall.change("resolveIncident", path, Map.of());
                    case "unacknowledge" -> PageCall.change("unacknowledgeIncident", path, Map.of());
                    case "snooze" -> PageCall.change(
                            "snoozeIncident", path, Map.of("minutes", minutes(visit.field("minutes"))));
                    case "assign" -> PageCall.change("assignIncident", path, Map.of("username", person(visit)));
                    case "analyses" -> PageCall.change("analyseIncident", path, Map.of());
                    case "notes" -> PageCall.change("addIncidentNote", path, Map.of("text", visit.field("text")));
                    default -> throw Problems.notFound();
                });
    }

    /** Who is named, or whoever sends the form. */
    private static String person(PageVisit visit) {
        String named = visit.field("username").strip();
        return named.isEmpty() ? visit.account().username() : named;
    }

    private static int minutes(String text) {
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : HOUR;
    }

    /** Has somebody replace whoever a rota names: from now on until a time of UTC, or the end of the shift. */
    List<PageCall> override(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("rota", visit.field("rota"));
        asked.put("username", visit.field("username").strip());
        String hours = visit.field("hours");
        if (NUMBER.matcher(hours).matches()) {
            asked.put(
                    "until",
                    visit.now().plus(Duration.ofHours(Integer.parseInt(hours))).toString());
        }
        return List.of(PageCall.change("overrideOnCall", Map.of(), asked));
    }

    /** The decision, about exactly what the page showed: the digest is the form's. */
    List<PageCall> decide(@Header("approvalId") String id, @ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        String comment = visit.field("comment").strip();
        Map<String, Object> decision = comment.isEmpty()
                ? Map.of("verdict", visit.field("verdict"), "digest", visit.field("digest"))
                : Map.of("verdict", visit.field("verdict"), "digest", visit.field("digest"), "comment", comment);
        return List.of(PageCall.change("decideApproval", Map.of("approvalId", id), decision));
    }

    /** @throws Problem 404 for what no form of an action asks for */
    List<PageCall> ofAction(
            @Header("actionId") String id,
            @Header("act") String act,
            @ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        Map<String, String> path = Map.of("actionId", id);
        return List.of(
                switch (act) {
                    case "cancel" -> PageCall.change("cancelAction", path, Map.of());
                    case "compensate" -> PageCall.change("compensateAction", path, Map.of());
                    case "settle" -> PageCall.change("settleAction", path, Map.of("outcome", visit.field("outcome")));
                    default -> throw Problems.notFound();
                });
    }

    /**
     * Leads back to the page that the form was on.
     *
     * @throws Problem that of the operation which was refused; what was done before it stays done
     */
    void done(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageVisits.requireDone(answers);
        PageVisits.leadTo(exchange, back(visit));
        FormNotices.give(visit, notice(answers));
    }

    private static String notice(PageAnswers answers) {
        JsonNode decision = answers.object("decideApproval");
        if (decision.has("reason")) {
            return switch (decision.path("reason").asText()) {
                case "APPROVED" -> "approved";
                case "REJECTED" -> "rejected";
                default -> "recorded";
            };
        }
        return Map.ofEntries(
                        Map.entry("acknowledgeIncident", "acknowledged"),
                        Map.entry("unacknowledgeIncident", "unacknowledged"),
                        Map.entry("snoozeIncident", "snoozed"),
                        Map.entry("assignIncident", "assigned"),
                        Map.entry("overrideOnCall", "overridden"),
                        Map.entry("resolveIncident", "resolved"),
                        Map.entry("addIncidentNote", "noted"),
                        Map.entry("analyseIncident", "analysis"),
                        Map.entry("cancelAction", "cancelled"),
                        Map.entry("compensateAction", "taken-back"),
                        Map.entry("settleAction", "settled"),
                        Map.entry("retryJob", "retried"),
                        Map.entry("retryDeadLetter", "sent-again"),
                        Map.entry("discardDeadLetter", "discarded"),
                        Map.entry("skipEvent", "skipped"),
                        Map.entry("replayQuarantined", "replayed"))
                .entrySet()
                .stream()
                .filter(one -> !answers.object(one.getKey()).isMissingNode())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** Remembers in the browser which colours somebody wants. */
    void theme(@ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        String theme = WireName.find(Theme.class, visit.field("theme"))
                .orElseThrow(Problems::notFound)
                .wire();
        visit.cookies()
                .accept(ResponseCookie.from(PageVisits.THEME, theme)
                        .path(HOME)
                        .httpOnly(true)
                        .sameSite("Strict")
                        .secure(visit.secure())
                        .maxAge(Duration.ofDays(365))
                        .build()
                        .toString());
        PageVisits.leadTo(exchange, back(visit));
    }

    /** A page of the console, whatever the form says. */
    private static String back(PageVisit visit) {
        String back = visit.field("back");
        return PAGE.matcher(back).matches() ? back : HOME;
    }
}
