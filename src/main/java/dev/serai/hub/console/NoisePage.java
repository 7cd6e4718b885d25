package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.BarChart.BarValue;
import dev.serai.hub.console.ListPageView.ChoiceOption;
import dev.serai.hub.console.NoiseView.NoiseRuleLine;
import dev.serai.hub.console.RankView.RankValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page Noise: how many alerts came, what of it woke people, and which rules are to blame. */
@Component("noisePage")
class NoisePage {

    private static final String ANSWER = "noise";
    private static final String DEFAULT_DAYS = "14";
    private static final String TAKEN_OUT = "[redacted:";
    private static final List<String> SPANS = List.of("7", DEFAULT_DAYS, "31");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final ChartUnit ALERTS = ChartUnit.counted("alert");
    private static final ChartUnit PAGES = ChartUnit.counted("page");
    private static final ChartUnit TIMES = ChartUnit.counted("time");

    private final PageOutput output;

    NoisePage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        return List.of(PageCall.list(ANSWER, "getNoiseStatistics", PageCall.query(Map.of("days", days(visit)))));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        NoiseView view = view(answers.required(ANSWER), days(visit), visit.now());
        output.show(exchange, "noise", "Noise", Section.NOISE, view);
    }

    private static String days(PageVisit visit) {
        return visit.asked("days").isEmpty() ? DEFAULT_DAYS : visit.asked("days");
    }

    /** @param days that were asked for */
    static NoiseView view(JsonNode noise, String days, Instant now) {
        long alerts = sum(noise, "alerts");
        long pages = sum(noise, "pages");
        long held = sum(noise, "held_back");
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(ALERTS.text(alerts)));
        if (held > 0) {
            facts.add(PageFact.of("held back " + TIMES.text(held)));
        }
        facts.add(PageFact.of("days are those of UTC"));
        return new NoiseView(
                NoiseTabs.NOISE.tabs(),
                (alerts == 0 ? "No alert" : Wording.counted(pages, "page")) + " in the last " + days + " days",
                facts,
                SPANS.stream()
                        .map(span -> new ChoiceOption(span, span + " days", span.equals(days)))
                        .toList(),
                charts(noise, now),
                heldBack(noise),
                rules(noise),
                Math.max(
                        0,
                        noise.path("all_rules").asLong() - noise.path("rules").size()));
    }

    private static long sum(JsonNode noise, String field) {
        long sum = 0;
        for (JsonNode day : noise.path("days")) {
            sum += day.path(field).asLong();
        }
        return sum;
    }

    private static List<ChartView> charts(JsonNode noise, Instant now) {
        return List.of(
                counts(
                        noise,
                        new ChartHead("pages", "Pages per day", "Nobody was paged."),
                        PAGES,
                        List.of("Day", "Pages"),
                        "pages"),
                counts(
                        noise,
                        new ChartHead("alerts", "Alerts per day", "No alert came."),
                        ALERTS,
                        List.of("Day", "Alerts"),
                        "alerts"),
                hours(noise, now),
                lasting(noise, "acknowledge", "acknowledged", "No page of these days was acknowledged yet."),
                lasting(noise, "resolve", "resolved", "No page of these days was resolved yet."));
    }

    private static ChartView counts(JsonNode noise, ChartHead head, ChartUnit unit, List<String> heads, String field) {
        return BarChart.of(
                head,
                unit,
                heads,
                days(noise, (name, day, last) -> new BarValue(name, null, number(day, field), null, last)));
    }

    private static ChartView lasting(JsonNode noise, String verb, String field, String nothing) {
        return BarChart.of(
                new ChartHead(verb, "Time to " + verb, nothing),
                ChartUnit.duration(),
                List.of("Day of the page", "Median", "90th percentile"),
                days(
                        noise,
                        (name, day, last) -> new BarValue(
                                name, null, number(day, field + "_median"), number(day, field + "_p90"), last)));
    }

    private static ChartView hours(JsonNode noise, Instant now) {
        List<BarValue> hours = new ArrayList<>();
        JsonNode all = noise.path("hours");
        for (JsonNode hour : all) {
            Moment at = Moment.hour(Wording.instant(hour, "at").orElse(now));
            hours.add(new BarValue(at.text(), at, number(hour, "alerts"), null, hours.size() + 1 == all.size()));
        }
        return BarChart.of(
                new ChartHead("hours", "Alerts per hour of the last day", "No alert came in the last day."),
                ALERTS,
                List.of("Hour", "Alerts"),
                hours);
    }

    private interface DayBar {
        BarValue of(String name, JsonNode day, boolean last);
    }

    private static List<BarValue> days(JsonNode noise, DayBar bar) {
        List<BarValue> days = new ArrayList<>();
        JsonNode all = noise.path("days");
        for (JsonNode day : all) {
            String name = Wording.instant(day, "at").map(DAY::format).orElse("");
            days.add(bar.of(name, day, days.size() + 1 == all.size()));
        }
        return days;
    }

    private static @Nullable Double number(JsonNode of, String field) {
        return of.hasNonNull(field) ? of.path(field).asDouble() : null;
    }

    private static RankView heldBack(JsonNode noise) {
        List<RankValue> reasons = new ArrayList<>();
        for (JsonNode held : noise.path("held_back")) {
            reasons.add(new RankValue(why(held), null, held.path("times").asDouble()));
        }
        return RankView.of("Held back", "Triage held nothing back.", "Because", TIMES, reasons);
    }

    private static String why(JsonNode held) {
        return Wording.capital(EventWords.why(held.path("reason").asText("")));
    }

    private static List<NoiseRuleLine> rules(JsonNode noise) {
        List<NoiseRuleLine> lines = new ArrayList<>();
        for (JsonNode rule : noise.path("rules")) {
            long times = 0;
            List<String> because = new ArrayList<>();
            for (JsonNode held : rule.path("held_back")) {
                times += held.path("times").asLong();
                because.add(why(held) + ": " + TIMES.text(held.path("times").asLong()));
            }
            lines.add(new NoiseRuleLine(
                    name(rule),
                    search("/console/alerts", rule),
                    search("/console/incidents", rule),
                    count(rule, "pages"),
                    count(rule, "incidents"),
                    count(rule, "alerts"),
                    count(rule, "returned"),
                    TIMES.text(times),
                    because));
        }
        return lines;
    }

    private static String name(JsonNode rule) {
        String name = rule.path("name").asText("");
        return name.isBlank() ? "Without a name" : name;
    }

    private static String count(JsonNode rule, String field) {
        return String.format(Locale.ROOT, "%,d", rule.path(field).asLong());
    }

    /** By the label where the source names the rule, else by the words of the title; none where a secret was taken out. */
    private static @Nullable String search(String path, JsonNode rule) {
        String name = rule.path("name").asText("");
        if (name.contains(TAKEN_OUT) || name.endsWith("…")) {
            return null;
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put(
                rule.path("labelled").asBoolean() ? "label" : "q",
                rule.path("labelled").asBoolean() ? "alertname:" + name : name);
        return path + "?" + PageCall.query(query);
    }
}
