package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.ListPageView.ChoiceOption;
import dev.serai.hub.console.PageAnswers.PageAnswer;
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

/** The form for a silence: first it shows what the silence would have held back, then it makes it. */
@Component("silenceForms")
class SilenceForms {

    private static final String CREATE = "createSilence";
    private static final String PREVIEW = "previewSilence";
    private static final String ALERT = "alert";
    private static final String ALERTS = "alerts";
    private static final String HOUR = "1h";
    private static final Map<String, String> LENGTHS = lengths();

    private final PageOutput output;

    SilenceForms(PageOutput output) {
        this.output = output;
    }

    private static Map<String, String> lengths() {
        Map<String, String> lengths = new LinkedHashMap<>();
        lengths.put("30m", "30 minutes");
        lengths.put(HOUR, "1 hour");
        lengths.put("2h", "2 hours");
        lengths.put("4h", "4 hours");
        lengths.put("8h", "8 hours");
        lengths.put("1d", "1 day");
        lengths.put("3d", "3 days");
        lengths.put("7d", "7 days");
        return lengths;
    }

    /** What the form is filled with: the labels of an alert, or what those of an incident have in common. */
    List<PageCall> filling(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        SuppressionForms.requireOperator(visit);
        if (!visit.asked(ALERT).isEmpty()) {
            return List.of(PageCall.of(ALERT, "getAlert", Map.of("alertId", visit.asked(ALERT)), ""));
        }
        String incident = visit.asked("incident");
        return incident.isEmpty()
                ? List.of()
                : List.of(PageCall.list(
                        ALERTS,
                        "listAlerts",
                        PageCall.query(Map.of("incident_id", incident)) + "&state=firing&limit=200"));
    }

    void blank(@ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        form(exchange, new SilenceFormView("", filled(exchange), "", ChoiceOption.of(LENGTHS, HOUR), "", "", null));
    }

    private static String filled(Exchange exchange) {
        if (!(exchange.getMessage().getBody() instanceof PageAnswers answers)) {
            return "";
        }
        JsonNode alert = answers.object(ALERT);
        return WrittenMatchers.common(alert.isMissingNode() ? answers.items(ALERTS) : List.of(alert));
    }

    /** A silence only once its preview was shown for just these matchers; before that, the preview. */
    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        SuppressionForms.requireOperator(visit);
        return SuppressionForms.calls(exchange, () -> {
            Map<String, Object> matchers = Map.of("matchers", WrittenMatchers.rows(visit.field("matchers")));
            return List.of(
                    SuppressionForms.isConfirmed(visit, visit.field("matchers"))
                            ? PageCall.change(CREATE, Map.of(), silence(matchers, visit))
                            : PageCall.change(PREVIEW, Map.of(), matchers));
        });
    }

    private static Map<String, Object> silence(Map<String, Object> matchers, PageVisit visit) {
        Map<String, Object> silence = new LinkedHashMap<>(matchers);
        silence.put("comment", visit.field("comment").strip());
        SuppressionForms.utc(visit.field("from")).ifPresent(from -> silence.put("starts_at", from));
        SuppressionForms.utc(visit.field("until"))
                .ifPresentOrElse(
                        until -> silence.put("ends_at", until), () -> silence.put("duration", visit.field("duration")));
        return silence;
    }

    /** Leads to the silences, or shows the form again: with the preview, or why it is refused. */
    void done(@ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageAnswer answer = SuppressionForms.answer(exchange);
        if (answer.refused()) {
            Problem refused = answer.asProblem();
            form(exchange, again(visit, SuppressionForms.said(refused), null));
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, refused.status());
        } else if (answer.body().has("id")) {
            PageVisits.leadTo(exchange, SilencesPage.PATH);
            FormNotices.give(visit, "silence-made");
        } else {
            form(exchange, again(visit, "", PreviewedView.of(answer.body(), visit.now())));
        }
    }

    private static SilenceFormView again(PageVisit visit, String refused, @Nullable PreviewedView preview) {
        return new SilenceFormView(
                refused,
                visit.field("matchers"),
                visit.field("comment"),
                ChoiceOption.of(LENGTHS, visit.field("duration")),
                visit.field("from"),
                visit.field("until"),
                preview);
    }

    private void form(Exchange exchange, SilenceFormView view) {
        output.show(exchange, "silence-new", "New silence", Section.NOISE, view);
    }

    List<PageCall> end(@Header("silenceId") String id) {
        return List.of(PageCall.change("endSilence", Map.of("silenceId", id), Map.of()));
    }

    /** @throws Problem why it was not ended */
    void ended(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageVisits.requireDone(answers);
        PageVisits.leadTo(exchange, SilencesPage.PATH);
        FormNotices.give(visit, "silence-ended");
    }
}
