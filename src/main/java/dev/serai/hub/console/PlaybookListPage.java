package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.PlaybookListView.PlaybookCard;
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
        return new PlaybookCard(
                playbook.path("name").asText(), PlaybookWords.title(playbook), PlaybookWords.steps(playbook));
    }
}
