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
        calls.forEach(call -> answers.add(call.name(), 200, "{}"));
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        forms.acknowledged(answers, visit, exchange);

        assertThat(calls).hasSize(200).allMatch(call -> call.operation().equals("acknowledgeIncident"));
        String word = cookie.substring(cookie.indexOf("=") + 1, cookie.indexOf(";"));
        assertThat(FormNotices.of(word)).satisfies(notice -> {
            assertThat(notice.good()).isTrue();
            assertThat(notice.text())
                    .isEqualTo("200 acknowledged. 196 more are open: choose the button again to acknowledge them too.");
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
