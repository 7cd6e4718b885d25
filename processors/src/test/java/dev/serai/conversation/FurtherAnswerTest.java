package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.conversation.AnswerParts.CitedClaim;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.conversation.FurtherAnswer.FurtherClaim;
import dev.serai.message.ChatLanguage;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FurtherAnswerTest {

    private static final String ID = "01938f00-0000-7000-8000-00000000000";
    private static final IncidentPicture CART = IncidentPicture.read(
            """
            {"id": "%1$s1", "title": "Container cart crashes in a loop", "state": "open", "workload": "cart",
             "opened_at": "2026-11-21T11:56:00+00:00", "place": "demo/shop/cart",
             "past": [{"id": "%1$s2", "title": "x", "opened_at": "2026-11-20T11:56:00+00:00", "summary": ""}],
             "analysis": {"id": "%1$s4", "analyst": "patterns", "summary": "s", "at": "2026-11-21T11:57:30Z", "causes": [
               {"text": "an environment variable is missing", "confidence": 0.92, "evidence": []}]}}
            """
                    .formatted(ID));

    @Test
    void what_is_alike_has_a_heading_of_its_own_and_says_in_what() {
        String said = said(
                ChatLanguage.ENGLISH,
                memory("3", "Container checkout crashes in a loop: Seen on 3 November 2026, ended by: rollback."),
                memory("4", "Disk of db-7 is full: Seen on 4 November 2026, over without an action of the hub."),
                memory("1", "Container cart crashes in a loop: Seen on 4 November 2026."),
                memory("2", "Container cart crashes in a loop: Seen on 20 November 2026."),
                runbook("runbook:cart:variable", "An environment variable is missing: set it."),
                runbook("runbook:dns", "CoreDNS answers SERVFAIL: restart it."));

        assertThat(said)
                .isEqualTo(
                        """
                        Not the same, but alike:
                        - Container checkout crashes in a loop: Seen on 3 November 2026, ended by: rollback. In common: container, crashes, loop. [1]
                        Written about it:
                        > An environment variable is missing: set it. [2]""");
    }

    @Test
    void nothing_alike_says_nothing() {
        assertThat(said(ChatLanguage.GERMAN, memory("4", "Disk of db-7 is full")))
                .isEmpty();
    }

    private static String said(ChatLanguage language, FurtherClaim... claims) {
        AnswerParts parts = new AnswerParts();
        new FurtherAnswer(parts, language, CART).say(Arrays.asList(claims));
        return parts.draft().text();
    }

    private static FurtherClaim memory(String id, String text) {
        return claim("knowledge:incident:" + ID + id, text);
    }

    private static FurtherClaim runbook(String id, String text) {
        return claim("knowledge:" + id, text);
    }

    private static FurtherClaim claim(String source, String text) {
        UUID id = UUID.nameUUIDFromBytes(source.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Citation citation = new Citation(CitationKind.KNOWLEDGE, id, source, "/api/v1/knowledge/x");
        return new FurtherClaim(source, new CitedClaim(text, List.of(citation)));
    }
}
