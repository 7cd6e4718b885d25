package dev.serai.hub.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.conversation.Citation;
import dev.serai.hub.conversation.TurnStore.NewSaid;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages and citations as rows of the API's shapes. */
final class MessageRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MessageRows() {}

    static Map<String, @Nullable Object> row(UUID id, int number, NewSaid said, Timestamp at) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("number", number);
        row.put("author", said.author().wire());
        row.put("text", said.text());
        row.put("state", said.state().wire());
        row.put("citations", json(said.citations()));
        row.put("proposal_id", said.proposal());
        row.put("at", at);
        row.put("trace", null);
        row.put("answers", said.answers());
        return row;
    }

    private static Map<String, String> citation(Citation citation) {
        return Map.of(
                "kind", citation.kind().wire(),
                "id", citation.id().toString(),
                "title", citation.title(),
                "link", citation.link());
    }

    static String json(List<Citation> citations) {
        try {
            return JSON.writeValueAsString(
                    citations.stream().map(MessageRows::citation).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("citations can be written", e);
        }
    }
}
