package dev.serai.hub.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.approval.Role;
import dev.serai.hub.investigation.InvestigationRequest.QuestionOrigin;
import dev.serai.hub.investigation.InvestigationRequest.Topic;
import dev.serai.investigation.ToolPermit;
import dev.serai.message.ChatLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvestigationRequestTest {

    @Test
    void a_question_is_as_long_as_a_message_and_no_sign_is_cut_in_half() {
        assertThat(asked("x".repeat(4_000)).question()).hasSize(4_000);
        assertThat(asked("x".repeat(3_999) + "\uD83D\uDE80").question()).isEqualTo("x".repeat(3_999) + "…");
    }

    private static InvestigationRequest asked(String question) {
        return new InvestigationRequest(
                "default",
                "vera",
                ToolPermit.of(Role.VIEWER),
                null,
                Topic.OTHER,
                question,
                List.of(),
                ChatLanguage.ENGLISH,
                QuestionOrigin.NONE);
    }
}
