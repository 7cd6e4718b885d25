package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.approval.Role;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.conversation.RestTalk;
import dev.serai.hub.db.Ids;
import dev.serai.hub.llm.Breakers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A model that hangs keeps nobody waiting who does not ask it. */
class FairAnswersIT extends ModelHub {

    private static final int QUESTIONS = 8;

    @LocalServerPort
    int port;

    private ApiClient api;
    private String token;
    private List<RestTalk> hanging;

    @BeforeEach
    void oneAsksAModelThatHangs() {
        PACED.reset();
        Breakers.reset(camel, "paced");
        api = new ApiClient(port);
        token = People.token(api, Role.OPERATOR);
        hanging = Stream.generate(this::pacedTalk).limit(QUESTIONS).toList();
        hanging.forEach(talk -> talk.say("why?"));
        patiently(() -> beingAnswered().size() == 2);
    }

    @AfterEach
    void allAreAnsweredInTheEnd() {
        hanging.forEach(talk -> PACED.breaksOff());
        patiently(() -> waiting() == 0);
        assertThat(hanging).allSatisfy(talk -> {
            List<String> authors = talk.messages().findValuesAsText("author");
            assertThat(authors.stream().filter("hub"::equals)).hasSize(authors.size() / 2);
        });
    }

    @Test
    void others_are_answered_and_so_are_ones_own_commands() {
        MODEL.answers("{\"answer\":[{\"text\":\"It is open\",\"evidence\":[]}],\"missing\":\"\",\"playbook\":\"\"}");

        assertThat(RestTalk.begin(api, People.token(api, Role.VIEWER), incident())
                        .text("why?"))
                .contains("It is open");
        assertThat(RestTalk.begin(api, token, null).text("/status")).contains("Open incidents:");

        assertThat(beingAnswered()).hasSize(2);
        assertThat(waiting()).isEqualTo(QUESTIONS);
    }

    @Test
    void in_the_same_conversation_a_command_does_not_wait_either() {
        RestTalk talk = new RestTalk(api, token, beingAnswered().get(0));

        assertThat(talk.text("/ack")).startsWith("The incident is acknowledged: ");
        assertThat(talk.messages().get(0).path("state").asText()).isEqualTo("waiting");
    }

    private RestTalk pacedTalk() {
        Answer begun = api.send("POST", "/conversations", token, Map.of("incident_id", incident(), "model", "paced"));
        return new RestTalk(api, token, begun.json().path("id").asText());
    }

    private String incident() {
        UUID incident = Ids.next();
        Incidents.open(jdbc, incident);
        return incident.toString();
    }

    /** The conversations of theirs in which a question is with the model. */
    private List<String> beingAnswered() {
        return jdbc.queryForList(
                "select cast(m.conversation_id as text) from conversation_message m where m.state = 'waiting'"
                        + " and m.taken_at is not null and m.conversation_id = any(cast(? as uuid[]))",
                String.class,
                (Object) ids());
    }

    private int waiting() {
        return jdbc.queryForObject(
                "select count(*) from conversation_message where state = 'waiting' and conversation_id = any(cast(? as uuid[]))",
                Integer.class,
                (Object) ids());
    }

    private String[] ids() {
        return hanging.stream().map(RestTalk::id).toArray(String[]::new);
    }

    private static void patiently(Callable<Boolean> what) {
        await().until(what);
    }
}
