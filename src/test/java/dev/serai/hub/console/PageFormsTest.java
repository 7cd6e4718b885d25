package dev.serai.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.approval.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class PageFormsTest {

    @Test
    void of_a_large_storm_the_first_are_acknowledged_and_it_says_how_many_are_left() {
        PageForms forms = new PageForms();
        StringBuilder cookie = new StringBuilder();
        PageVisit visit = acknowledging(396, cookie);

        List<PageCall> calls = forms.acknowledge(visit);
        PageAnswers answers = new PageAnswers();
        String items = IntStream.range(0, 200)
                .mapToObj(n -> "{\"id\": \"i" + n + "\", \"acknowledged\": " + (n != 7) + "}")
                .collect(Collectors.joining(","));
        answers.add(calls.get(0).name(), 200, "{\"items\": [" + items + "], \"next_cursor\": null}");
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        forms.acknowledged(answers, visit, exchange);

        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.operation()).isEqualTo("acknowledgeIncidents");
            assertThat((List<?>) call.body().get("ids")).hasSize(200);
        });
        String word = cookie.substring(cookie.indexOf("=") + 1, cookie.indexOf(";"));
        assertThat(FormNotices.of(word)).satisfies(notice -> {
            assertThat(notice.good()).isFalse();
            assertThat(notice.text())
                    .isEqualTo(
                            "199 acknowledged; 1 could not be, because they are resolved already or Serai was busy. What is"
                                    + " still open is listed. 196 more are open: choose the button again to acknowledge"
                                    + " them too.");
        });
    }

    private static PageVisit acknowledging(int count, StringBuilder cookie) {
        String ids = IntStream.range(0, count).mapToObj(n -> "i" + n).collect(Collectors.joining(" "));
        return new PageVisit(
                new Visitor(ShownPages.account(Role.OPERATOR), "token"),
                Theme.AUTO,
                "/console/incidents/acknowledge",
                Map.of(),
                Map.of("ids", List.of(ids)),
                false,
                cookie::append,
                "",
                true,
                ShownPages.NOW);
    }
}
