package dev.serai.hub.console;

import dev.serai.hub.console.ListPageView.ChoiceOption;
import dev.serai.hub.console.PageAnswers.PageAnswer;
import dev.serai.hub.console.WindowFormView.WindowTimes;
import dev.serai.hub.http.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form for a maintenance window: first it shows what the window would have held back, then it makes it. */
@Component("windowForms")
class WindowForms {

    private static final String CREATE = "createMaintenanceWindow";
    private static final String PREVIEW = "previewMaintenanceWindow";
    private static final Map<String, String> USUAL = usual();

    private final PageOutput output;

    WindowForms(PageOutput output) {
        this.output = output;
    }

    private static Map<String, String> usual() {
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put("", "once");
        usual.put("FREQ=DAILY", "every day");
        usual.put("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "from Monday to Friday");
        usual.put("FREQ=WEEKLY", "every week on that day");
        usual.put("FREQ=WEEKLY;INTERVAL=2", "every two weeks on that day");
        usual.put("FREQ=MONTHLY", "every month on that date");
        return usual;
    }

    void blank(@ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        SuppressionForms.requireOperator(visit);
        WindowTimes times = new WindowTimes("", "UTC", "2h", ChoiceOption.of(USUAL, ""), "");
        form(exchange, new WindowFormView("", "", "", "", "", times, "", null));
    }

    /** A window only once its preview was shown for just these matchers; before that, the preview. */
    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        SuppressionForms.requireOperator(visit);
        return SuppressionForms.calls(exchange, () -> {
            Map<String, Object> matchers = matchers(visit);
            return List.of(
                    SuppressionForms.isConfirmed(visit, previewed(visit))
                            ? PageCall.change(CREATE, Map.of(), window(matchers, visit))
                            : PageCall.change(PREVIEW, Map.of(), matchers));
        });
    }

    private static Map<String, Object> matchers(PageVisit visit) {
        Map<String, Object> matchers = new LinkedHashMap<>();
        matchers.put("scope", WrittenMatchers.rows(visit.field("scope")));
        matchers.put("expects", WrittenMatchers.lists(visit.field("expects")));
        matchers.put("except", WrittenMatchers.lists(visit.field("except")));
        return matchers;
    }

    private static String previewed(PageVisit visit) {
        return String.join("\n", visit.field("scope"), "·", visit.field("expects"), "·", visit.field("except"));
    }

    private static Map<String, Object> window(Map<String, Object> matchers, PageVisit visit) {
        Map<String, Object> window = new LinkedHashMap<>(matchers);
        window.put("comment", visit.field("comment").strip());
        window.put("starts_at", SuppressionForms.seconds(visit.field("starts").strip()));
        window.put("zone", visit.field("zone").strip());
        window.put("duration", visit.field("length").strip());
        String rule = visit.field("rule").isBlank()
                ? visit.field("usual")
                : visit.field("rule").strip();
        if (!rule.isEmpty()) {
            window.put("rule", rule);
        }
        return window;
    }

    /** Leads to the windows, or shows the form again: with the preview, or why it is refused. */
    void done(@ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageAnswer answer = SuppressionForms.answer(exchange);
        if (answer.refused()) {
            Problem refused = answer.asProblem();
            form(exchange, again(visit, SuppressionForms.said(refused), null));
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, refused.status());
        } else if (answer.body().has("id")) {
            PageVisits.leadTo(exchange, WindowsPage.PATH);
            FormNotices.give(visit, "window-made");
        } else {
            form(exchange, again(visit, "", PreviewedView.of(answer.body(), visit.now())));
        }
    }

    private static WindowFormView again(PageVisit visit, String refused, @Nullable PreviewedView preview) {
        return new WindowFormView(
                refused,
                visit.field("scope"),
                visit.field("expects"),
                visit.field("except"),
                visit.field("comment"),
                new WindowTimes(
                        visit.field("starts"),
                        visit.field("zone"),
                        visit.field("length"),
                        ChoiceOption.of(USUAL, visit.field("usual")),
                        visit.field("rule")),
                preview == null ? "" : previewed(visit),
                preview);
    }

    private void form(Exchange exchange, WindowFormView view) {
        output.show(exchange, "window-new", "New maintenance window", Section.NOISE, view);
    }

    List<PageCall> end(@Header("windowId") String id) {
        return List.of(PageCall.change("endMaintenanceWindow", Map.of("windowId", id), Map.of()));
    }

    /** @throws Problem why it was not ended */
    void ended(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageVisits.requireDone(answers);
        PageVisits.leadTo(exchange, WindowsPage.PATH);
        FormNotices.give(visit, "window-ended");
    }
}
