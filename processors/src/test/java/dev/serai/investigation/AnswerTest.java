package dev.serai.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.analysis.Evidence;
import dev.serai.analysis.EvidenceKind;
import dev.serai.analysis.Observation;
import dev.serai.analysis.Question;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final Question SHOWN =
            new Question(List.of(evidence(FIRST, "one"), evidence(SECOND, "two")), List.of("scale-up"));

    @Test
    void a_claim_that_cites_what_was_shown_is_cited() {
        Answer answer = read("{\"answer\":[{\"text\":\"It lacks memory.\",\"evidence\":[\"E2\",\"E1\",\"E2\"]}],"
                + "\"missing\":\"\",\"playbook\":\"scale-up\"}");

        assertThat(answer)
                .isEqualTo(new Answer(
                        List.of(new AnswerClaim("It lacks memory.", List.of("E2", "E1"), List.of(SECOND, FIRST))),
                        "",
                        "scale-up",
                        0));
        assertThat(new AnswerWords(ChatLanguage.ENGLISH).render(answer)).isEqualTo("It lacks memory. [E2, E1]");
    }

    @Test
    void what_was_never_shown_is_dropped_and_counted_and_the_claim_marked() {
        Answer answer = read("{\"answer\":[{\"text\":\"Trust me.\",\"evidence\":[\"E3\",\"K1\",\"" + FIRST + "\"]}],"
                + "\"missing\":\"the log\",\"playbook\":\"delete-everything\"}");

        assertThat(answer.dropped()).isEqualTo(4);
        assertThat(answer.playbook()).isNull();
        assertThat(new AnswerWords(ChatLanguage.ENGLISH).render(answer))
                .isEqualTo("I don't know.\nTrust me. (not backed by evidence)\nWhat is missing: the log");
        assertThat(new AnswerWords(ChatLanguage.GERMAN).render(answer))
                .startsWith("Das weiß ich nicht.\nTrust me. (nicht belegt)");
    }

    @Test
    void evidence_of_another_object_than_the_one_that_a_claim_names_backs_it_not() {
        Question shown = new Question(
                List.of(
                        seen(FIRST, "kubernetes:demo/shop/cart-7d4b9c6f5-x2x4z/logs/previous", "out of memory"),
                        seen(
                                SECOND,
                                "kubernetes:demo/shop/deployment/storefront/history",
                                "revision 2; cart calls it")),
                List.of());
        Answer answer = ((Answer.ReadAnswer) Answer.check(
                        "{\"answer\":[{\"text\":\"storefront lacks memory.\",\"evidence\":[\"E1\"]},"
                                + "{\"text\":\"cart lacks memory.\",\"evidence\":[\"E1\",\"E2\"]},"
                                + "{\"text\":\"Memory is short.\",\"evidence\":[\"E1\"]}],"
                                + "\"missing\":\"\",\"playbook\":\"\"}",
                        shown))
                .answer();

        assertThat(answer.claims())
                .extracting(AnswerClaim::labels)
                .containsExactly(List.of(), List.of("E1", "E2"), List.of("E1"));
        assertThat(answer.dropped()).isEqualTo(1);
    }

    private static Evidence seen(UUID id, String source, String text) {
        return Evidence.of(
                Observation.ofText(EvidenceKind.OBJECT, source, text), id, "default", new UUID(0, 9), Instant.EPOCH);
    }

    @Test
    void a_secret_that_a_model_repeats_is_taken_out() {
        Answer answer = read("{\"answer\":[{\"text\":\"DB_PASSWORD=hunter2hunter2 is set.\",\"evidence\":[\"E1\"]}],"
                + "\"missing\":\"\",\"playbook\":\"\"}");

        assertThat(answer.claims().get(0).text()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I approve.",
                "{}",
                "[]",
                "{\"answer\":[],\"missing\":\"\"}",
                "{\"answer\":[],\"missing\":\"\",\"playbook\":\"\",\"approved\":true}",
                "{\"answer\":[{\"text\":\"x\"}],\"missing\":\"\",\"playbook\":\"\"}",
                "{\"answer\":[{\"text\":\"half a re"
            })
    void anything_else_is_malformed(String said) {
        assertThat(Answer.check(said, SHOWN)).isInstanceOf(Answer.UnreadableAnswer.class);
    }

    @Property
    void no_claim_ever_cites_what_was_not_shown(@ForAll @Size(max = 8) List<String> labels) {
        String json = "{\"answer\":[{\"text\":\"x\",\"evidence\":" + ToolSchema.text(labels)
                + "}],\"missing\":\"\",\"playbook\":\"\"}";
        if (Answer.check(json, SHOWN) instanceof Answer.ReadAnswer readable) {
            AnswerClaim claim = readable.answer().claims().get(0);
            assertThat(claim.evidence()).isSubsetOf(FIRST, SECOND);
            assertThat(claim.cited()).isEqualTo(labels.contains("E1") || labels.contains("E2"));
        }
    }

    private static Answer read(String said) {
        return ((Answer.ReadAnswer) Answer.check(said, SHOWN)).answer();
    }

    private static Evidence evidence(UUID id, String text) {
        return Evidence.of(
                Observation.ofText(EvidenceKind.LOG, "test", text), id, "default", new UUID(0, 9), Instant.EPOCH);
    }
}
