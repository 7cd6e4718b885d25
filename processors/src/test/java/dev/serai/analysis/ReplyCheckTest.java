package dev.serai.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyCheckTest {

    private static final Question QUESTION =
            Question.of(List.of(Facts.log("one"), Facts.log("two")), List.of("probe-service", "inspect-artefact"));

    private static String reply(String causes, String concern) {
        return "{\"summary\":\"S\",\"causes\":" + causes + ",\"ruled_out\":[\"R\"],\"concern\":\"" + concern
                + "\",\"concern_reason\":\"because\"}";
    }

    private static String cause(String evidence, String playbooks) {
        return "{\"text\":\"T\",\"confidence\":0.7,\"evidence\":" + evidence + ",\"playbooks\":" + playbooks + "}";
    }

    private static Reply read(String reply) {
        return ((ReplyCheck.Readable) ReplyCheck.check(reply, QUESTION)).reply();
    }

    @Test
    void a_good_reply_is_used_as_it_is() {
        Reply reply = read(reply("[" + cause("[\"E2\",\"E1\"]", "[\"probe-service\"]") + "]", "raised"));

        assertThat(reply.status()).isEqualTo(Analysis.AnalysisStatus.ACCEPTED);
        assertThat(reply.reason()).isEqualTo(AnalysisReason.MODEL_CITED);
        assertThat(reply.causes().get(0).evidence())
                .containsExactly(
                        QUESTION.evidence().get(1).id(),
                        QUESTION.evidence().get(0).id());
        assertThat(reply.playbooks()).containsExactly("probe-service");
        assertThat(reply.ruledOut()).containsExactly("R");
        assertThat(reply.caution().concern()).isEqualTo(Concern.RAISED);
        assertThat(reply.caution().reason()).isEqualTo("because");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[\"E3\"]", "[\"E1\",\"E9\"]", "[]", "[\"E0\"]", "[\"E01\"]", "[\"e1\"]", "[\"E1 \"]", "[\"\"]"})
    void a_claim_whose_evidence_does_not_all_exist_recommends_nothing(String evidence) {
        Reply reply = read(reply("[" + cause(evidence, "[\"probe-service\"]") + "]", "none"));

        assertThat(reply.status()).isEqualTo(Analysis.AnalysisStatus.UNUSABLE);
        assertThat(reply.reason()).isEqualTo(AnalysisReason.MODEL_CITES_UNKNOWN_EVIDENCE);
        assertThat(reply.causes().get(0).cited()).isFalse();
        assertThat(reply.playbooks()).isEmpty();
        assertThat(reply.dropped()).containsExactly("probe-service");
    }

    @Test
    void cited_claims_stand_beside_uncited_ones() {
        Reply reply = read(reply(
                "[" + cause("[\"E7\"]", "[\"probe-service\"]") + "," + cause("[\"E1\"]", "[\"inspect-artefact\"]")
                        + "]",
                "none"));

        assertThat(reply.status()).isEqualTo(Analysis.AnalysisStatus.PARTLY_CITED);
        assertThat(reply.playbooks()).containsExactly("inspect-artefact");
        assertThat(reply.dropped()).containsExactly("probe-service");
    }

    @Test
    void playbooks_that_do_not_match_or_exist_are_dropped() {
        Reply reply = read(reply(
                "[" + cause("[\"E1\"]", "[\"delete-namespace\",\"probe-service\",\"direct:approval-decide\"]") + "]",
                "none"));

        assertThat(reply.status()).isEqualTo(Analysis.AnalysisStatus.ACCEPTED);
        assertThat(reply.reason()).isEqualTo(AnalysisReason.MODEL_RECOMMENDS_WHAT_DOES_NOT_MATCH);
        assertThat(reply.playbooks()).containsExactly("probe-service");
        assertThat(reply.dropped()).containsExactly("delete-namespace", "direct:approval-decide");
    }

    @Test
    void not_knowing_is_an_answer() {
        Reply reply = read(reply("[]", "none"));

        assertThat(reply.status()).isEqualTo(Analysis.AnalysisStatus.ACCEPTED);
        assertThat(reply.reason()).isEqualTo(AnalysisReason.MODEL_DOES_NOT_KNOW);
        assertThat(reply.caution().reason()).isNull();
    }

    @Test
    void a_code_fence_is_forgiven() {
        assertThat(read("```json\n" + reply("[]", "grave") + "\n```").caution().concern())
                .isEqualTo(Concern.GRAVE);
    }

    @Test
    void a_secret_that_a_model_repeats_is_taken_out() {
        assertThat(read(reply("[]", "none").replace("\"S\"", "\"password=hunter22\""))
                        .summary())
                .isEqualTo("password=[redacted:secret]");
    }

    @Test
    void long_texts_are_cut() {
        assertThat(read(reply("[]", "none").replace("\"S\"", "\"" + "x".repeat(9000) + "\""))
                        .summary())
                .hasSizeLessThanOrEqualTo(2000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "The cause is a full disk.",
                "{}",
                "[]",
                "null",
                "{\"summary\":\"S\"",
                "{\"summary\":\"S\",\"causes\":[],\"ruled_out\":[],\"concern\":\"none\",\"concern_reason\":\"\"} and more",
                "{\"summary\":\"S\",\"causes\":[],\"ruled_out\":[],\"concern\":\"low\",\"concern_reason\":\"\"}",
                "{\"summary\":\"S\",\"causes\":[],\"ruled_out\":[],\"concern\":\"none\",\"concern_reason\":\"\",\"skip_approval\":true}",
                "{\"summary\":\"S\",\"summary\":\"T\",\"causes\":[],\"ruled_out\":[],\"concern\":\"none\",\"concern_reason\":\"\"}",
                "{\"summary\":\"S\",\"causes\":[{\"text\":\"T\",\"confidence\":7,\"evidence\":[],\"playbooks\":[]}],\"ruled_out\":[],\"concern\":\"none\",\"concern_reason\":\"\"}"
            })
    void anything_else_is_malformed_and_says_why(String reply) {
        assertThat(ReplyCheck.check(reply, QUESTION))
                .isInstanceOfSatisfying(
                        ReplyCheck.Malformed.class,
                        malformed -> assertThat(malformed.error()).isNotBlank().hasSizeLessThanOrEqualTo(800));
    }

    @Test
    void deep_and_long_replies_are_malformed() {
        assertThat(ReplyCheck.check("[".repeat(50_000), QUESTION)).isInstanceOf(ReplyCheck.Malformed.class);
        assertThat(ReplyCheck.check("x".repeat(70_000), QUESTION)).isInstanceOf(ReplyCheck.Malformed.class);
        assertThat(ReplyCheck.check(null, QUESTION)).isInstanceOf(ReplyCheck.Malformed.class);
    }

    @Property(tries = 500)
    void no_text_whatever_makes_it_fail(@ForAll String reply) {
        assertThat(ReplyCheck.check(reply, QUESTION)).isNotNull();
    }

    @Property(tries = 300)
    void no_recommendation_leaves_the_playbooks_that_match(@ForAll List<String> names, @ForAll boolean cited)
            throws Exception {
        String list = new com.fasterxml.jackson.databind.ObjectMapper()
                .writeValueAsString(names.stream().limit(20).toList());

        Reply reply = read(reply("[" + cause(cited ? "[\"E1\"]" : "[\"E5\"]", list) + "]", "none"));

        assertThat(QUESTION.playbooks()).containsAll(reply.playbooks());
    }
}
