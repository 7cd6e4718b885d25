package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.conversation.Citation.CitationKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/incidents/01938f00-0000-7000-8000-000000000001, /console/incidents/01938f00-0000-7000-8000-000000000001",
        "/api/v1/incidents/01938f00-0000-7000-8000-000000000001/evidence, /console/incidents/01938f00-0000-7000-8000-000000000001",
        "/api/v1/alerts/01938f00-0000-7000-8000-000000000001, /console/alerts/01938f00-0000-7000-8000-000000000001",
        "/api/v1/approvals/01938f00-0000-7000-8000-000000000001, /console/approvals/01938f00-0000-7000-8000-000000000001",
        "/api/v1/actions/01938f00-0000-7000-8000-000000000001,",
        "/api/v1/knowledge/attack%3AT1059,",
        "/api/v1/incidents,",
        "https://evil.example/api/v1/incidents/01938f00-0000-7000-8000-000000000001,"
    })
    void people_are_led_to_a_page_where_there_is_one(String link, @Nullable String page) {
        assertThat(new Citation(CitationKind.INCIDENT, UUID.randomUUID(), "x", link).page())
                .isEqualTo(page);
    }
}
