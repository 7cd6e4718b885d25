package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.ModelsView.ModelLine;
import dev.serai.hub.console.RankView.RankValue;
import dev.serai.hub.console.RoutesView.NumberRow;
import dev.serai.hub.console.RoutesView.NumberTable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Which models may be asked, and what they took in the last 30 days. */
@Component("modelsPage")
class ModelsPage {

    private static final String MODELS = "models";
    private static final String USAGE = "usage";
    private static final Duration TIME = Duration.ofDays(30);

    private final PageOutput output;

    ModelsPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        String from = visit.now().minus(TIME).truncatedTo(ChronoUnit.SECONDS).toString();
        return List.of(
                PageCall.list(MODELS, "listModels", ""),
                PageCall.list(USAGE, "getModelUsage", PageCall.query(Map.of("from", from))));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        answers.required(MODELS);
        output.show(
                exchange,
                "models",
                "Models",
                visit.account().role().covers(Section.ROUTES.role()) ? Section.ROUTES : Section.MODELS,
                view(answers));
    }

    static ModelsView view(PageAnswers answers) {
        List<ModelLine> models =
                answers.items(MODELS).stream().map(ModelsPage::line).toList();
        long away = models.stream().filter(model -> !model.trouble().isEmpty()).count();
        String title = models.isEmpty()
                ? "No model is asked"
                : away == 0
                        ? Wording.counted(models.size(), "model") + " can be asked"
                        : Wording.counted(away, "model") + (away == 1 ? " rests" : " rest") + " after failures";
        boolean told = !answers.object(USAGE).isMissingNode();
        SortedMap<String, Took> took = new TreeMap<>();
        answers.items(USAGE).forEach(item -> took.merge(item.path("model").asText(), Took.of(item), Took::plus));
        return new ModelsView(
                RouteTabs.MODELS.tabs(), title, models, told ? tokens(took) : null, told ? table(took) : null);
    }

    /** What one model took. */
    private record Took(long calls, long failed, long refused, long in, long out, double cost) {

        static Took of(JsonNode item) {
            return new Took(
                    item.path("calls").asLong(),
                    item.path("failed").asLong(),
                    item.path("refused").asLong(),
                    item.path("tokens_in").asLong(),
                    item.path("tokens_out").asLong(),
                    item.path("cost").asDouble());
        }

        Took plus(Took other) {
            return new Took(
                    calls + other.calls,
                    failed + other.failed,
                    refused + other.refused,
                    in + other.in,
                    out + other.out,
                    cost + other.cost);
        }
    }

    private static RankView tokens(SortedMap<String, Took> took) {
        return RankView.of(
                "Tokens in 30 days",
                "No model was asked in the last 30 days.",
                "Model",
                ChartUnit.counted("token"),
                took.entrySet().stream()
                        .map(entry -> new RankValue(
                                entry.getKey(),
                                null,
                                entry.getValue().in() + entry.getValue().out()))
                        .toList());
    }

    private static NumberTable table(SortedMap<String, Took> took) {
        List<NumberRow> rows = new ArrayList<>();
        took.forEach((model, sum) -> rows.add(new NumberRow(
                model,
                "",
                List.of(
                        RouteWords.number(sum.calls()),
                        RouteWords.number(sum.failed()),
                        RouteWords.number(sum.refused()),
                        RouteWords.number(sum.in()),
                        RouteWords.number(sum.out()),
                        String.format(Locale.ROOT, "%,.2f", sum.cost())))));
        return new NumberTable(
                "What models took in 30 days",
                List.of("Model", "Calls", "Failed", "Refused by a budget", "Tokens asked", "Tokens answered", "Cost"),
                rows);
    }

    private static ModelLine line(JsonNode model) {
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(model.path("model").asText()));
        facts.add(PageFact.of(RouteWords.number(model.path("context_tokens").asLong()) + " tokens of context"));
        facts.add(PageFact.of(model.path("tools").asBoolean() ? "calls tools" : "calls no tools"));
        model.path("chosen_by").forEach(by -> facts.add(PageFact.of(chosen(by.asText()))));
        String trouble =
                switch (model.path("availability").asText()) {
                    case "resting" -> "It failed again and again, and is left alone for a while.";
                    case "trying" -> "It failed again and again; one question tries whether it answers.";
                    default -> "";
                };
        return new ModelLine(model.path("name").asText(), trouble, facts);
    }

    private static String chosen(String by) {
        return switch (by) {
            case "user" -> "your choice";
            case "tenant" -> "your organisation’s choice";
            default -> "the first choice";
        };
    }
}
