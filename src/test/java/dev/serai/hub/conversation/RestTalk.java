package dev.serai.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person's conversation over the API. */
public record RestTalk(ApiClient api, String token, String id) {

    public static RestTalk begin(ApiClient api, String token, @Nullable String incident) {
        Answer begun = api.send(
                "POST", "/conversations", token, incident == null ? Map.of() : Map.of("incident_id", incident));
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        return new RestTalk(api, token, begun.json().path("id").asText());
    }

    /** Says something, without waiting for its answer; returns its id. */
    public String say(String text) {
        Answer said = api.send("POST", "/conversations/" + id + "/messages", token, Map.of("text", text));
        assertThat(said.status()).as(said.text()).isEqualTo(202);
        return said.json().path("id").asText();
    }

    /** The last answer, when nothing waits any more. */
    public JsonNode lastAnswer() {
        await().until(() -> messages().findValuesAsText("state").stream().noneMatch("waiting"::equals));
        JsonNode all = messages();
        return all.get(all.size() - 1);
    }

    /** The hub's answer to what is said now. */
    public JsonNode ask(String text) {
        String asked = say(text);
        return await().until(() -> answer(asked), answer -> !answer.isMissingNode());
    }

    private JsonNode answer(String asked) {
        for (JsonNode message : messages()) {
            if (asked.equals(message.path("answers").asText())) {
                return message;
            }
        }
        return MissingNode.getInstance();
    }

    public String text(String text) {
        return ask(text).path("text").asText();
    }

    public JsonNode messages() {
        return api.get("/conversations/" + id, token).json().path("messages");
    }
}
