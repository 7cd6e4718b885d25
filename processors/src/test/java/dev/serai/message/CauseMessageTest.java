package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class CauseMessageTest {

    @Test
    void what_a_later_analysis_finds_no_cause_for_is_not_headed_by_one() throws IOException {
        JsonNode page = page();
        assertThat(words(page)).startsWith("🔎 Likely cause: ");

        ((ArrayNode) page.path("finding").path("causes")).removeAll();
        ((ObjectNode) page.path("finding")).put("summary", "It runs well again.");

        assertThat(words(page))
                .startsWith("🔎 Analysed again: ")
                .contains("Cause unknown: it runs well again.")
                .doesNotContain("Likely cause");
    }

    private static String words(JsonNode page) {
        return PageTexts.plain(CauseMessage.of(IncidentPage.read(page.toString()), Audiences.HUB));
    }

    private static JsonNode page() throws IOException {
        try (InputStream situations = CauseMessageTest.class.getResourceAsStream("/message/situations.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(situations).spliterator(), false)
                    .filter(one -> one.path("name").asText().equals("cause-later"))
                    .findFirst()
                    .orElseThrow()
                    .path("page");
        }
    }
}
