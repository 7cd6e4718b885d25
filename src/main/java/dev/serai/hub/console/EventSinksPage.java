package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.console.ConnectionsView.ConnectionLine;
import dev.serai.hub.console.EventSinksView.BlockedLine;
import dev.serai.hub.console.EventSinksView.DeadLetterLine;
import dev.serai.hub.console.EventSinksView.NotSkippedLine;
import dev.serai.hub.http.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is sent events and how far behind each is, and what was given up for one of them. */
@Component("eventSinksPage")
class EventSinksPage {

    private static final String SUBSCRIBERS = "subscribers";
    private static final String SUBSCRIBER = "subscriber";
    private static final String TITLE = "Event sinks";
    private static final String TEMPLATE = "event-sinks";

    /** So many seconds are usual while something happens. */
    private static final int NEAR = 60;

    private final PageOutput output;

    EventSinksPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls() {
        return List.of(PageCall.list(SUBSCRIBERS, "listEventSubscribers", ""));
    }

    List<PageCall> callsOfOne(@Header(SUBSCRIBER) String name, @ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        return List.of(
                PageCall.list(SUBSCRIBERS, "listEventSubscribers", ""),
                PageCall.of(
                        PageLists.ANSWER,
                        "listDeadLetters",
                        Map.of(SUBSCRIBER, name),
                        list(name).call(visit).query()));
    }

    /** @throws dev.serai.hub.http.Problem 404 for what no form beside an event asks for */
    List<PageCall> act(@Header(SUBSCRIBER) String name, @Header("deadLetterId") String id, @Header("act") String act) {
        Map<String, String> path = Map.of(SUBSCRIBER, name, "deadLetterId", id);
        return List.of(
                switch (act) {
                    case "retry" -> PageCall.change("retryDeadLetter", path, Map.of());
                    case "skip" -> PageCall.change("skipEvent", Map.of(SUBSCRIBER, name, "eventId", id), Map.of());
                    case "discard" -> PageCall.change("discardDeadLetter", path, Map.of());
                    default -> throw Problems.notFound();
                });
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        answers.required(SUBSCRIBERS);
        output.show(exchange, TEMPLATE, TITLE, Section.ROUTES, view(answers.items(SUBSCRIBERS), visit.now()));
    }

    void showOne(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        answers.required(PageLists.ANSWER);
        output.show(exchange, TEMPLATE, TITLE, Section.ROUTES, one(answers, visit));
    }

    static EventSinksView view(List<JsonNode> subscribers, Instant now) {
        List<ConnectionLine> lines =
                subscribers.stream().map(one -> line(one, now)).toList();
        long late = lines.stream().filter(line -> !line.trouble().isEmpty()).count();
        long dead = subscribers.stream()
                .mapToLong(one -> one.path("dead_letters").asLong())
                .sum();
        String title;
        if (late > 0) {
            title = Wording.counted(late, SUBSCRIBER) + (late == 1 ? " is" : " are") + " behind";
        } else if (dead > 0) {
            title = givenUp(Wording.counted(dead, "event"), dead);
        } else {
            title = lines.isEmpty() ? "Nobody is sent events" : "Everybody has what happened";
        }
        return new EventSinksView(RouteTabs.SINKS.tabs(), title, "", lines, null, null, List.of(), false, null, null);
    }

    static EventSinksView one(PageAnswers answers, PageVisit visit) {
        String name = visit.path().substring(visit.path().lastIndexOf('/') + 1);
        List<DeadLetterLine> letters = answers.items(PageLists.ANSWER).stream()
                .map(letter -> letter(letter, visit.now()))
                .toList();
        boolean more = !answers.nextCursor(PageLists.ANSWER).isEmpty();
        String counted = Wording.counted(letters.size(), "event");
        String title = letters.isEmpty()
                ? "No event was given up for " + name
                : givenUp(more ? "At least " + Wording.small(counted) : counted, letters.size()) + " for " + name;
        return new EventSinksView(
                RouteTabs.SINKS.tabs(),
                title,
                name,
                List.of(),
                blocked(name, answers, visit.now()),
                notSkipped(name, answers, visit.now()),
                letters,
                visit.account().role().covers(Role.ADMIN),
                list(name).begin(visit),
                list(name).next(visit, answers));
    }

    private static String givenUp(String counted, long count) {
        return counted + (count == 1 ? " was" : " were") + " given up";
    }

    /** What went wrong in the words of what failed, without the name that a program has for it. */
    private static String error(JsonNode of, String field) {
        return of.path(field).asText("").replaceFirst("^[A-Z]\\w*: (?=\\S)", "");
    }

    private static PageLists list(String name) {
        return new PageLists("listDeadLetters", RouteTabs.SINKS.path() + "/" + name, false, Map.of());
    }

    private static ConnectionLine line(JsonNode one, Instant now) {
        String name = one.path("name").asText();
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(kind(one)));
        facts.add(PageFact.of(Moment.count(one.path("delivered").asLong(), "event") + " sent"));
        Wording.instant(one, "last_event_at").ifPresent(at -> facts.add(PageFact.at("the last from", at, now)));
        Wording.instant(one, "paused_until")
                .filter(at -> at.isAfter(now))
                .ifPresent(at -> facts.add(PageFact.at("tried again", at, now)));
        long dead = one.path("dead_letters").asLong();
        if (dead > 0) {
            facts.add(PageFact.link(Moment.count(dead, "event") + " given up", RouteTabs.SINKS.path() + "/" + name));
        }
        if (one.hasNonNull("blocked_event")) {
            facts.add(PageFact.link("the event it does not take", RouteTabs.SINKS.path() + "/" + name));
        }
        return new ConnectionLine(name, trouble(one), facts);
    }

    private static String kind(JsonNode one) {
        return switch (one.path("kind").asText("")) {
            case "webhook" -> "webhook";
            case "kafka" -> "topic of Kafka";
            case "route" -> "a route of your own";
            default -> "nothing sends to it any more";
        };
    }

    private static String trouble(JsonNode one) {
        if (one.path("kind").isNull()) {
            return "";
        }
        if (one.path("lag_events").isNull()) {
            return "Its position is none of this database. Delete its row of event_subscriber, and it begins anew.";
        }
        String behind = "It is " + Moment.count(one.path("lag_events").asLong(), "event") + " and "
                + Moment.lasting(Duration.ofSeconds(one.path("lag_seconds").asLong())) + " behind";
        if (one.path("failures").asLong() > 0) {
            return behind + ": " + error(one, "last_error");
        }
        return one.path("lag_seconds").asLong() > NEAR ? behind + "." : "";
    }

    private static @Nullable BlockedLine blocked(String name, PageAnswers answers, Instant now) {
        return subscriber(name, answers)
                .filter(one -> one.hasNonNull("blocked_event"))
                .map(one -> new BlockedLine(
                        one.path("blocked_event").asText(),
                        EventWords.label(one.path("blocked_type").asText()),
                        one.path("blocked_type").asText(),
                        error(one, "last_error"),
                        one.path("skip_requested").asBoolean(),
                        blockedFacts(one, now)))
                .orElse(null);
    }

    private static List<PageFact> blockedFacts(JsonNode one, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of("event " + one.path("blocked_event").asText()));
        Wording.instant(one, "failing_since").ifPresent(at -> facts.add(PageFact.at("not taken since", at, now)));
        Wording.instant(one, "paused_until").ifPresent(at -> facts.add(PageFact.at("tried again", at, now)));
        return facts;
    }

    private static @Nullable NotSkippedLine notSkipped(String name, PageAnswers answers, Instant now) {
        return subscriber(name, answers)
                .filter(one -> one.hasNonNull("skip_refused"))
                .map(one -> new NotSkippedLine(
                        one.path("skip_refused").asText(),
                        Stream.concat(
                                        Stream.of(PageFact.of("event "
                                                + one.path("skip_refused_event").asText())),
                                        Wording.instant(one, "skip_refused_at")
                                                .map(at -> PageFact.at("found", at, now))
                                                .stream())
                                .toList()))
                .orElse(null);
    }

    private static Optional<JsonNode> subscriber(String name, PageAnswers answers) {
        return answers.items(SUBSCRIBERS).stream()
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst();
    }

    private static DeadLetterLine letter(JsonNode letter, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(
                "gave up after " + Moment.count(letter.path("attempts").asLong(), "attempt")));
        Wording.instant(letter, "event_at").ifPresent(at -> facts.add(PageFact.at("happened", at, now)));
        boolean due = !letter.path("retry_at").isNull();
        if (due) {
            facts.add(PageFact.of("is sent again"));
        }
        String key = letter.path("key").asText();
        if (Wording.isId(key)) {
            facts.add(PageFact.link("the incident", "/console/incidents/" + key));
        }
        return new DeadLetterLine(
                letter.path("id").asText(),
                EventWords.label(letter.path("type").asText()),
                letter.path("type").asText(),
                Wording.capital(error(letter, "error")),
                due,
                facts);
    }
}
