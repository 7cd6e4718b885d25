package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ListNameTest {

    @Test
    void it_is_short_and_the_same_for_the_same_list() {
        assertThat(ListName.of("listAlerts /api/v1/alerts", Map.of("state", List.of("firing"))))
                .isEqualTo(ListName.of("listAlerts /api/v1/alerts", Map.of("state", List.of("firing"))))
                .matches("[0-9a-f]{16}");
    }

    @Test
    void another_list_filter_value_or_order_has_another_name() {
        List<String> names = List.of(
                ListName.of("listTokens /api/v1/auth/tokens", Map.of()),
                ListName.of("listUserTokens /api/v1/users/1/tokens", Map.of()),
                ListName.of("listUserTokens /api/v1/users/2/tokens", Map.of()),
                ListName.of("listAlerts /api/v1/alerts", Map.of()),
                ListName.of("listAlerts /api/v1/alerts", Map.of("state", List.of("firing"))),
                ListName.of("listAlerts /api/v1/alerts", Map.of("state", List.of("resolved"))),
                ListName.of("listAlerts /api/v1/alerts", Map.of("severity", List.of("firing"))),
                ListName.of("listAlerts /api/v1/alerts", Map.of("label", List.of("a:b", "c:d"))),
                ListName.of("listAlerts /api/v1/alerts", Map.of("sort", List.of("last_seen_asc"))));

        assertThat(new TreeSet<>(names)).hasSameSizeAs(names);
    }
}
