package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.PlaybookListView.PlaybookCard;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** What Serai can do about incidents, and when. */
@Component("playbookListPage")
class PlaybookListPage {

    private final PageOutput output;

    PlaybookListPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls() {
        return List.of(PageCall.list(PageLists.ANSWER, "listPlaybooks", ""));
    }

    void show(@Body PageAnswers answers, Exchange exchange) {
        answers.required(PageLists.ANSWER);
        output.show(exchange, "playbooks", "Playbooks", Section.PLAYBOOKS, view(answers));
    }

    static PlaybookListView view(PageAnswers answers) {
        return new PlaybookListView(answers.items(PageLists.ANSWER).stream()
                .map(PlaybookListPage::card)
                .toList());
    }

    private static PlaybookCard card(JsonNode playbook) {
        List<String> steps = new ArrayList<>();
        for (JsonNode step : playbook.path("steps")) {
            boolean reads = !ActWords.changes(step);
            steps.add(step.path("title").asText(step.path("id").asText())
                    + (reads
                            ? ": only reads"
                            : step.path("reversible").asBoolean() ? ": can be taken back" : ": cannot be taken back"));
        }
        return new PlaybookCard(
                playbook.path("name").asText(),
                playbook.path("title").asText(playbook.path("name").asText()),
                playbook.path("when").asText(""),
                steps,
                playbook.path("sha256").asText(""));
    }
}
