package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A cursor leads on in its own list only. */
class ListCursorTest {

    private static final Operation LIST = new Operation()
            .operationId("listUserTokens")
            .parameters(List.of(
                    new Parameter().name("limit").in("query").schema(new IntegerSchema()),
                    new Parameter().name("cursor").in("query").schema(new StringSchema())));

    @Test
    void the_list_it_came_from_takes_it() throws IOException {
        String cursor = cursor(listed("/api/v1/users/1/tokens"));

        assertThat(ApiQuery.of(LIST, "cursor=" + cursor).headers("/api/v1/users/1/tokens"))
                .containsEntry("cursorAt", "2026-11-21T08:30:00Z");
    }

    @Test
    void another_list_refuses_it_and_one_of_no_list_too() throws IOException {
        for (String listed : List.of(listed("/api/v1/users/2/tokens"), "")) {
            ApiQuery query = ApiQuery.of(LIST, "cursor=" + cursor(listed));

            assertThatThrownBy(() -> query.headers("/api/v1/users/1/tokens"))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("other filters");
        }
    }

    private static String listed(String path) {
        return String.valueOf(ApiQuery.of(LIST, null).headers(path).get("listed"));
    }

    /** As the answer of a list gives it. */
    private static String cursor(String listed) throws IOException {
        Map<String, Object> row = Map.of(
                "channel",
                "slack",
                "external_id",
                "U1",
                "id",
                new UUID(1, 2),
                "cursor_at",
                Instant.parse("2026-11-21T08:30:00Z"));
        String page = new WireAnswer().page(List.of(row, row), "UserIdentity", 1, listed);
        return new ObjectMapper().readTree(page).path("next_cursor").asText();
    }
}
