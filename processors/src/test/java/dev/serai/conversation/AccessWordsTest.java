package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.conversation.AccessWords.GrantedAccess;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessWordsTest {

    @Test
    void each_sentence_cites_the_objects_that_it_names() {
        GrantedAccess access = new GrantedAccess(
                "demo",
                "1 may delete pods in shop:\n- User jane: RoleBinding shop/jane → Role shop/one-pod",
                "",
                List.of("RoleBinding shop/jane", "Role shop/one-pod"));

        AnswerDraft draft = AccessWords.of(ChatLanguage.ENGLISH, List.of(access), true, "/x", Instant.EPOCH);

        assertThat(draft.text())
                .isEqualTo(
                        "Cluster demo:\n1 may delete pods in shop:\n- User jane: RoleBinding shop/jane → Role shop/one-pod [1] [2]");
        assertThat(draft.citations())
                .extracting(Citation::title)
                .containsExactly("RoleBinding shop/jane on demo", "Role shop/one-pod on demo");
        assertThat(draft.citations()).extracting(Citation::id).doesNotHaveDuplicates();
    }

    @Test
    void a_cluster_that_is_not_known_here_is_named() {
        GrantedAccess foreign = new GrantedAccess("prod-eu1", "", AccessWords.NOT_MANAGED, List.of());

        assertThat(AccessWords.of(ChatLanguage.GERMAN, List.of(foreign), false, "/x", Instant.EPOCH)
                        .text())
                .isEqualTo("Ich kann nicht sagen, wer das darf: der Cluster prod-eu1 ist hier nicht eingerichtet.");
        assertThat(AccessWords.of(ChatLanguage.ENGLISH, List.of(), false, "/x", Instant.EPOCH)
                        .text())
                .isEqualTo("I cannot say who may: this hub knows no cluster.");
    }
}
