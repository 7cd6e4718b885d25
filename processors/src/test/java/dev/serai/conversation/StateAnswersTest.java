package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.conversation.Citation.CitationKind;
import dev.serai.language.InquiryKind;
import dev.serai.language.NamedObject;
import dev.serai.language.TargetKind;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateAnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String ID = "01938f00-0000-7000-8000-00000000000";
    private static final String BARE =
            """
            {"id": "%s1", "title": "cart is down", "state": "open", "opened_at": "2026-11-21T11:56:00+00:00", "place": "demo/shop/cart"%s}
            """;
    private static final String EVIDENCE =
            """
            , "evidence": [
              {"id": "%1$s2", "source": "kubernetes:demo/shop/cart-1/logs/previous", "excerpt": "start\\nERROR CART_DB_URL is not set", "at": "2026-11-21T11:57:00Z"},
              {"id": "%1$s3", "source": "kubernetes:demo/shop/deployment/cart/rollout-history", "excerpt": "revision 2: 3.1.0", "at": "2026-11-21T11:57:00Z"}],
            "analysis": {"id": "%1$s4", "analyst": "patterns", "summary": "s", "at": "2026-11-21T11:57:30Z", "causes": [
              {"text": "a variable is not set", "confidence": 0.92, "evidence": ["%1$s2"]}]}
            """
                    .formatted(ID);

    @Test
    void why_names_the_cause_its_analysis_and_quotes_the_evidence() {
        AnswerDraft draft = ask(InquiryKind.WHY, ChatLanguage.ENGLISH, EVIDENCE);
        assertThat(draft.text()).isEqualTo("a variable is not set (92 %) [1]\n> ERROR CART_DB_URL is not set [2]");
        assertThat(draft.citations())
                .extracting(Citation::kind)
                .containsExactly(CitationKind.ANALYSIS, CitationKind.EVIDENCE);
        assertThat(draft.citations().get(1).id()).isEqualTo(UUID.fromString(ID + "2"));
    }

    @Test
    void why_quotes_the_first_line_that_says_what_went_wrong_and_nothing_twice() {
        String more = EVIDENCE.replace(
                        "ERROR CART_DB_URL is not set",
                        "ERROR CART_DB_URL is not set\\nFATAL cannot start\\nnote: null")
                .replace("\"evidence\": [\"%s2\"]".formatted(ID), "\"evidence\": [\"%1$s2\", \"%1$s3\"]".formatted(ID));
        assertThat(ask(InquiryKind.WHY, ChatLanguage.ENGLISH, more).text())
                .isEqualTo("a variable is not set (92 %) [1]\n> ERROR CART_DB_URL is not set [2]");
    }

    @Test
    void why_says_first_that_it_is_over() {
        String over = BARE.replace(
                "\"state\": \"open\"", "\"state\": \"resolved\", \"resolved_at\": \"2026-11-21T11:58:00Z\"");
        assertThat(StateAnswers.of(
                                InquiryKind.WHY,
                                ChatLanguage.ENGLISH,
                                IncidentPicture.read(over.formatted(ID, EVIDENCE)),
                                NOW)
                        .text())
                .startsWith("It is over since 11:58 UTC (2 min ago). It was this:\na variable is not set");
    }

    @Test
    void why_it_paged_or_did_not_is_a_sentence_with_its_time() {
        assertThat(ask(InquiryKind.PAGED, ChatLanguage.ENGLISH, "").text())
                .isEqualTo("Nothing is decided about it yet.");
        String held = decided("hold", "HELD", "\"due\": \"2026-11-21T12:02:00Z\", ");
        assertThat(ask(InquiryKind.PAGED, ChatLanguage.ENGLISH, held).text())
                .isEqualTo("Held back until 12:02 UTC (in 2 min), because it may end by itself in a moment.");
        String folded = decided("suppress", "FOLDED", "\"because\": \"db has no free connections\", ");
        assertThat(ask(InquiryKind.PAGED, ChatLanguage.ENGLISH, folded).text())
                .isEqualTo("Suppressed at 11:58 UTC (2 min ago), because it is folded into its cause:"
                        + " db has no free connections. [1]");
        assertThat(ask(InquiryKind.PAGED, ChatLanguage.GERMAN, folded).text())
                .isEqualTo("Um 11:58 UTC (vor 2 min) unterdrückt, denn er ist die Folge einer Ursache:"
                        + " db has no free connections. [1]");

        String paged =
                ", \"paged\": {\"verdict\": \"page\", \"reason\": \"NEW_INCIDENT\", \"at\": \"2026-11-21T11:57:00Z\"}";
        String known = paged + decided("suppress", "DUPLICATE_OF_OPEN", "");
        assertThat(ask(InquiryKind.PAGED, ChatLanguage.ENGLISH, known).text())
                .isEqualTo("People were notified at 11:57 UTC (3 min ago), because nothing speaks against it. [1]");
        assertThat(ask(InquiryKind.PAGED, ChatLanguage.ENGLISH, paged + decided("suppress", "SILENCED", ""))
                        .text())
                .endsWith("\nSuppressed at 11:58 UTC (2 min ago), because it is silenced. [1]");
    }

    private static String decided(String verdict, String reason, String more) {
        return ", \"decided\": {\"verdict\": \"%s\", \"reason\": \"%s\", %s\"at\": \"2026-11-21T11:58:00Z\"}"
                .formatted(verdict, reason, more);
    }

    @Test
    void a_playbook_that_fits_is_suggested_where_nothing_waits_and_nothing_was_done() {
        IncidentPicture bare = IncidentPicture.read(BARE.formatted(ID, ""));
        AnswerDraft draft = AdviceAnswer.of(ChatLanguage.ENGLISH, bare, List.of("rollback"), NOW);
        assertThat(draft.text()).contains("Nothing waits", "The playbook rollback fits");
        assertThat(Objects.requireNonNull(draft.playbook()).name()).isEqualTo("rollback");
        IncidentPicture done = IncidentPicture.read(BARE.formatted(ID, action("succeeded", "\"passed\"")));
        assertThat(AdviceAnswer.of(ChatLanguage.ENGLISH, done, List.of("rollback"), NOW)
                        .playbook())
                .isNull();
    }

    @Test
    void what_somebody_asked_for_is_said_apart_from_the_trouble() {
        String asked = action("awaiting_approval", "null").replaceFirst("\"actions\"", "\"requested\"");

        assertThat(ask(InquiryKind.WHY, ChatLanguage.ENGLISH, asked).text())
                .contains("Apart from that somebody asked for a change of it: rollback");
        assertThat(ask(InquiryKind.STATUS, ChatLanguage.GERMAN, asked).text())
                .contains("Unabhängig davon hat jemand um eine Änderung daran gebeten: rollback");
        assertThat(ask(InquiryKind.HELPED, ChatLanguage.ENGLISH, asked).text()).isEqualTo("Nothing was done yet.");
    }

    @Test
    void what_is_not_known_is_said_in_the_persons_language() {
        assertThat(ask(InquiryKind.WHY, ChatLanguage.GERMAN, "").text()).startsWith("Ich kenne die Ursache nicht");
        assertThat(ask(InquiryKind.WHAT_CHANGED, ChatLanguage.ENGLISH, "").text())
                .startsWith("I know of no change");
        assertThat(ask(InquiryKind.SEEN_BEFORE, ChatLanguage.ENGLISH, "").text())
                .startsWith("No, I know of no earlier incident");
        assertThat(ask(InquiryKind.PROPOSE, ChatLanguage.ENGLISH, "").text()).startsWith("Nothing waits");
        assertThat(ask(InquiryKind.HELPED, ChatLanguage.GERMAN, "").text()).isEqualTo("Es wurde noch nichts getan.");
    }

    @Test
    void what_was_done_about_an_earlier_one_is_said_in_words() {
        String past =
                """
                , "past": [{"id": "%1$s7", "title": "cart was down", "opened_at": "2026-11-20T11:56:00Z", "resolved_at": "2026-11-20T12:06:00Z",
                  "summary": "a variable was missing", "done": [
                    {"playbook": "rollback", "step": "undo", "target": "shop/cart", "state": "succeeded", "verification": "passed"},
                    {"playbook": "restart", "step": "go", "target": "shop/cart", "state": "failed", "verification": null}]}]
                """
                        .formatted(ID);

        assertThat(ask(InquiryKind.SEEN_BEFORE, ChatLanguage.ENGLISH, past).text())
                .isEqualTo(
                        """
                        Yes: cart was down, 2026-11-20 11:56 UTC. [1]
                        It lasted 10 min.
                        Then: a variable was missing
                        Done then: rollback › undo (shop/cart): it helped.
                        Done then: restart › go (shop/cart): it failed.""");
        assertThat(ask(InquiryKind.SEEN_BEFORE, ChatLanguage.GERMAN, past).text())
                .contains("es half.", "es schlug fehl.");
        String often = past + ", \"times\": {\"all\": 7, \"first\": \"2026-11-03T06:12:00Z\"}";
        assertThat(ask(InquiryKind.SEEN_BEFORE, ChatLanguage.ENGLISH, often).text())
                .endsWith("7 times in all, the first at 2026-11-03 06:12 UTC.");
        assertThat(ask(InquiryKind.SEEN_BEFORE, ChatLanguage.GERMAN, often).text())
                .endsWith("Insgesamt 7 Mal, das erste Mal um 2026-11-03 06:12 UTC.");
    }

    @Test
    void why_quotes_nothing_that_has_nothing_to_do_with_the_cause() {
        String label = EVIDENCE.replace("start\\nERROR CART_DB_URL is not set", "label service = db-7");
        assertThat(label).contains("db-7");
        assertThat(ask(InquiryKind.WHY, ChatLanguage.ENGLISH, label).text())
                .isEqualTo("a variable is not set (92 %) [1]");
    }

    @Test
    void what_changed_quotes_the_rollout() {
        AnswerDraft draft = ask(InquiryKind.WHAT_CHANGED, ChatLanguage.ENGLISH, EVIDENCE);
        assertThat(draft.text()).contains("11:57 UTC (3 min ago)", "revision 2: 3.1.0 [1]");
        assertThat(draft.citations()).hasSize(1);
    }

    @Test
    void a_proposal_shows_its_digest_and_is_remembered() {
        AnswerDraft draft = ask(InquiryKind.PROPOSE, ChatLanguage.ENGLISH, action("awaiting_approval", "null"));
        assertThat(draft.text()).contains("rollback › undo (shop/cart)", "0 of 1", "Digest abcd.");
        assertThat(draft.proposal()).isEqualTo(UUID.fromString(ID + "5"));
    }

    @Test
    void what_somebody_asked_for_about_another_object_answers_no_question_about_this_one() {
        IncidentPicture asked = asked("restart", "storefront", "awaiting_approval");
        assertThat(AdviceAnswer.of(ChatLanguage.ENGLISH, asked, List.of(), NOW).text())
                .contains("otto asked for it.");

        AnswerDraft own = AdviceAnswer.of(ChatLanguage.ENGLISH, asked.proposedFor(null), List.of(), NOW);
        assertThat(own.text()).isEqualTo("Nothing waits for a decision.");
        assertThat(own.proposal()).isNull();
        assertThat(proposed(asked("restart", "cart-api", "awaiting_approval"), named("cart")))
                .isNull();
        assertThat(proposed(asked("restart", "cart", "awaiting_approval"), named("cart")))
                .isNotNull();
        assertThat(proposed(asked("restart", "cart", "awaiting_approval"), null))
                .isNotNull();
        assertThat(proposed(asked("pod-delete", "cart-7d4b9c6f5-x2x4z", "awaiting_approval"), null))
                .isNotNull();
        assertThat(proposed(asked("restart", "cart", "awaiting_approval"), named("cart", "prod-eu1")))
                .isNull();
    }

    @Test
    void what_came_of_a_change_of_another_object_is_not_told_either() {
        IncidentPicture asked = asked("cordon", "node-a", "rejected");

        assertThat(AdviceAnswer.of(ChatLanguage.ENGLISH, asked.proposedFor(named("cart")), List.of(), NOW)
                        .text())
                .isEqualTo("Nothing waits for a decision.");
    }

    @Test
    void what_waits_is_not_done_yet() {
        assertThat(ask(InquiryKind.HELPED, ChatLanguage.ENGLISH, action("awaiting_approval", "null"))
                        .text())
                .startsWith("Not done yet, it waits for a decision: rollback");
    }

    @Test
    void taking_back_points_at_what_waits_and_decides_nothing() {
        IncidentPicture waits = IncidentPicture.read(BARE.formatted(ID, action("awaiting_approval", "null")));
        AnswerDraft draft = DecisionAnswer.takeBack(ChatLanguage.ENGLISH, waits, NOW);
        assertThat(draft.text())
                .startsWith("Nothing was withdrawn")
                .contains("waits for a decision: rollback › undo (shop/cart) [1]", "\"cancel it\"")
                .doesNotContain("/api/");
        assertThat(draft.proposal()).isNull();
        IncidentPicture done = IncidentPicture.read(BARE.formatted(ID, action("succeeded", "null")));
        assertThat(DecisionAnswer.takeBack(ChatLanguage.GERMAN, done, NOW).text())
                .contains("Hier wartet nichts", "Um es umzukehren");
    }

    @Test
    void what_stands_in_the_way_of_a_proposal_is_named_with_who_takes_it_back() {
        String asked = action("awaiting_approval", "null")
                .replaceFirst("\"actions\"", "\"requested\"")
                .replaceFirst("\"proposed_by\": *\"[^\"]*\",? *", "")
                .replaceFirst("\"id\"", "\"proposed_by\": \"user:admin\", \"id\"");
        IncidentPicture picture = IncidentPicture.read(BARE.formatted(ID, asked));
        assertThat(AdviceAnswer.of(ChatLanguage.ENGLISH, picture, List.of(), NOW)
                        .text())
                .contains(
                        "Nothing else is proposed while this change of the same object is open: rollback",
                        "admin asked for it",
                        "\"cancel it\"");
        assertThat(AdviceAnswer.of(ChatLanguage.GERMAN, picture, List.of(), NOW).text())
                .contains("Nichts anderes wird vorgeschlagen", "Darum hat admin gebeten", "„zieh das zurück“");
    }

    private static @Nullable UUID proposed(IncidentPicture picture, @Nullable NamedObject subject) {
        return AdviceAnswer.of(ChatLanguage.ENGLISH, picture.proposedFor(subject), List.of(), NOW)
                .proposal();
    }

    private static NamedObject named(String name) {
        return named(name, "demo");
    }

    private static NamedObject named(String name, String cluster) {
        return NamedObject.known(cluster, TargetKind.DEPLOYMENT, "shop", name);
    }

    private static IncidentPicture asked(String verb, String object, String state) {
        String more = action(state, "null")
                .replace(
                        "\"effect\": \"change\"",
                        """
                        "effect": "change", "proposed_by": "user:otto", "kamelet": "kubernetes-%s-action",
                        "arguments": {"cluster": "demo", "namespace": "shop", "name": "%s"}"""
                                .formatted(verb, object));
        return IncidentPicture.read(BARE.formatted(ID, ", \"workload\": \"cart\"" + more));
    }

    @Test
    void did_it_help_follows_the_verification_and_never_guesses() {
        assertThat(ask(InquiryKind.HELPED, ChatLanguage.ENGLISH, action("succeeded", "\"passed\""))
                        .text())
                .startsWith("It helped");
        assertThat(ask(InquiryKind.HELPED, ChatLanguage.ENGLISH, action("succeeded", "\"failed\""))
                        .text())
                .startsWith("It was done and did not help");
        assertThat(ask(InquiryKind.HELPED, ChatLanguage.ENGLISH, action("succeeded", "null"))
                        .text())
                .startsWith("It was done; whether it helped was not checked")
                .contains("The incident is not over.");
        assertThat(ask(InquiryKind.HELPED, ChatLanguage.ENGLISH, action("unknown", "null"))
                        .text())
                .startsWith("Its outcome is unknown");
    }

    private static final String RETURNED =
            ", \"returns\": [{\"over_at\": \"2026-11-21T11:58:30Z\", \"again_at\": \"2026-11-21T11:59:00Z\"}]";

    @Test
    void what_helped_before_the_trouble_came_back_is_not_told_as_help_now() {
        String back = action("succeeded", "\"passed\"") + RETURNED;
        assertThat(ask(InquiryKind.HELPED, ChatLanguage.ENGLISH, back).text())
                .startsWith("It helped then, but the trouble came back at 11:59 UTC (1 min ago): rollback");
        assertThat(ask(InquiryKind.HELPED, ChatLanguage.GERMAN, back).text())
                .startsWith("Es hat damals geholfen, aber der Fehler kam um 11:59 UTC (vor 1 min) wieder: rollback");
        assertThat(ask(InquiryKind.HELPED, ChatLanguage.ENGLISH, back.replace("11:58:00Z", "11:59:30Z"))
                        .text())
                .startsWith("It helped: rollback");
    }

    @Test
    void an_incident_that_came_back_was_seen_before_with_what_ended_it() {
        String back = action("succeeded", "\"passed\"") + RETURNED;
        assertThat(ask(InquiryKind.SEEN_BEFORE, ChatLanguage.ENGLISH, back).text())
                .isEqualTo(
                        """
                        Yes: this very incident was over at 11:58 UTC (1 min ago); it came back at 11:59 UTC (1 min ago).
                        Done then: rollback › undo (shop/cart): it helped. [1]""");
        assertThat(ask(InquiryKind.SEEN_BEFORE, ChatLanguage.GERMAN, back).text())
                .contains("Ja: Genau dieser Vorfall war um 11:58 UTC", "es half.");
        assertThat(ask(InquiryKind.SEEN_BEFORE, ChatLanguage.ENGLISH, RETURNED).text())
                .startsWith("Yes: this very incident");
    }

    @Test
    void an_incident_that_is_over_is_the_last_time_where_something_ended_it() {
        String over = BARE.replace(
                "\"state\": \"open\"", "\"state\": \"resolved\", \"resolved_at\": \"2026-11-21T11:58:00Z\"");
        IncidentPicture ended = IncidentPicture.read(over.formatted(ID, action("succeeded", "\"passed\"")));
        assertThat(StateAnswers.of(InquiryKind.SEEN_BEFORE, ChatLanguage.ENGLISH, ended, NOW)
                        .text())
                .startsWith("Yes: this very incident, from 11:56 UTC (4 min ago) to 11:58 UTC (2 min ago).\n")
                .contains("rollback › undo (shop/cart): it helped. [1]");
    }

    @Test
    void what_became_of_a_change_says_who_ended_it_when_and_why() {
        assertThat(became(ChatLanguage.ENGLISH, "cancelled", "CANCELLED", "\"user:ann\""))
                .isEqualTo("It was withdrawn at 11:58 UTC (2 min ago) by ann: rollback › undo (shop/cart) [1]");
        assertThat(became(ChatLanguage.GERMAN, "cancelled", "CANCELLED", "\"user:ann\""))
                .isEqualTo("Es wurde um 11:58 UTC (vor 2 min) von ann zurückgezogen: rollback › undo (shop/cart) [1]");
        assertThat(became(ChatLanguage.ENGLISH, "cancelled", "INCIDENT_RESOLVED", "null"))
                .startsWith("It was withdrawn at 11:58 UTC (2 min ago), because the incident was over: rollback");
        assertThat(became(ChatLanguage.GERMAN, "cancelled", "PAUSED", "null"))
                .startsWith("Es wurde um 11:58 UTC (vor 2 min), weil die Automatik angehalten war, zurückgezogen:");
        assertThat(became(ChatLanguage.ENGLISH, "rejected", "REJECTED", "\"bob\""))
                .startsWith("It was rejected at 11:58 UTC (2 min ago) by bob: rollback");
        assertThat(became(ChatLanguage.GERMAN, "expired", "DEADLINE", "null"))
                .startsWith("Niemand hat rechtzeitig entschieden; es verfiel um 11:58 UTC (vor 2 min): rollback");
        assertThat(became(ChatLanguage.ENGLISH, "refused", "PROTECTED", "null"))
                .isEqualTo("It was refused at 11:58 UTC (2 min ago), and did not start: rollback › undo (shop/cart) [1]"
                        + "\nThe cluster's settings protect it or its namespace.");
    }

    private static String became(ChatLanguage language, String state, String reason, String by) {
        String ended =
                "\"reason\": \"%s\", \"ended_at\": \"2026-11-21T11:58:00Z\", \"ended_by\": %s".formatted(reason, by);
        return ask(InquiryKind.OUTCOME, language, action(state, "null").replace("\"reason\": null", ended))
                .text();
    }

    @Test
    void what_waits_became_nothing_yet_and_what_nobody_asked_for_is_said_with_what_was_held_back() {
        assertThat(ask(InquiryKind.OUTCOME, ChatLanguage.ENGLISH, action("awaiting_approval", "null"))
                        .text())
                .startsWith("Not done yet, it waits for a decision: rollback › undo (shop/cart) [1]\n"
                        + "It waits for approval: 0 of 1, until 12:30 UTC (in 30 min).");
        String beside = action("succeeded", "\"passed\"").replaceFirst("\"actions\"", "\"beside\"");
        assertThat(ask(InquiryKind.OUTCOME, ChatLanguage.ENGLISH, beside).text())
                .startsWith("It helped: rollback › undo");
        String held =
                """
                , "held": [{"playbook": "deployment-rollback", "reason": "COOLDOWN", "detail": "", "at": "2026-11-21T11:59:10Z"}]""";
        assertThat(ask(InquiryKind.OUTCOME, ChatLanguage.GERMAN, held).text())
                .startsWith("Hier hat niemand um eine Änderung gebeten, und keine wurde vorgeschlagen.\n"
                        + "Das Playbook deployment-rollback wurde um 11:59 UTC");
    }

    @Test
    void what_was_held_back_is_named_with_what_stood_against_it() {
        String held =
                """
                , "held": [{"playbook": "deployment-rollback", "reason": "COOLDOWN", "detail": "succeeded", "at": "2026-11-21T11:59:10Z"}]""";
        String back = action("succeeded", "\"passed\"") + RETURNED + held;
        assertThat(ask(InquiryKind.PROPOSE, ChatLanguage.ENGLISH, back).text())
                .startsWith(
                        "Nothing waits for a decision.\nThe playbook deployment-rollback was held back at 11:59 UTC")
                .contains(
                        "The same was done to this target a short while ago (it was done).",
                        "The same change in your own words waits for that too")
                .contains("It helped then, but the trouble came back");
        assertThat(ask(InquiryKind.PROPOSE, ChatLanguage.GERMAN, back).text())
                .contains(
                        "Das Playbook deployment-rollback wurde um 11:59 UTC",
                        "vor kurzem getan",
                        "Dieselbe Änderung in eigenen Worten wartet ebenso");
        IncidentPicture resting = IncidentPicture.read(BARE.formatted(ID, held));
        assertThat(AdviceAnswer.of(ChatLanguage.ENGLISH, resting, List.of("deployment-rollback", "other"), NOW)
                        .text())
                .as("consent to what rests would be refused")
                .contains("The playbook other fits")
                .doesNotContain("deployment-rollback fits");
        assertThat(AdviceAnswer.chosen(ChatLanguage.ENGLISH, resting, "deployment-rollback", "llama", NOW)
                        .playbook())
                .isNull();
        String asked = action("awaiting_approval", "null").replaceFirst("\"actions\"", "\"requested\"");
        assertThat(ask(InquiryKind.PROPOSE, ChatLanguage.ENGLISH, asked + held.replace("COOLDOWN", "OPEN_ELSEWHERE"))
                        .text())
                .contains("Something else that changes the same thing is open")
                .contains("while this change of the same object is open: rollback › undo (shop/cart) [1]");
    }

    @Test
    void a_secret_in_evidence_is_in_no_answer() {
        String key = "AKIA" + "IOSFODNN7EXAMPLF";
        AnswerDraft draft = ask(InquiryKind.WHY, ChatLanguage.ENGLISH, EVIDENCE.replace("CART_DB_URL", key));
        assertThat(draft.text()).doesNotContain(key).contains("[redacted:");
    }

    @Test
    void percent_signs_of_strangers_are_text() {
        assertThat(ask(InquiryKind.STATUS, ChatLanguage.ENGLISH, EVIDENCE.replace("is not set\"", "is 100%s %n set\""))
                        .text())
                .contains("100%s %n");
    }

    @Test
    void who_agrees_to_what_was_withdrawn_is_told_what_became_of_the_same_that_was_asked_for_since() {
        String withdrawn = action("cancelled", "null")
                .replace(", \"actions\": [", "")
                .replace(ID + "5", ID + "7")
                .replace("11:58:00", "11:57:00")
                .replace("\"open\"", "\"cancelled\"");
        IncidentPicture picture = IncidentPicture.read(BARE.formatted(
                ID,
                action("succeeded", "\"pending\"")
                                .replace("\"open\"", "\"approved\"")
                                .replaceFirst("]\\s*$", ",")
                        + withdrawn));
        assertThat(picture.actions()).hasSize(2);

        assertThat(DecisionAnswer.consent(
                                ChatLanguage.ENGLISH, picture, picture.actions().get(1), NOW)
                        .text())
                .startsWith("It was done, and is being checked: ");
    }

    private static String action(String state, String verification) {
        return """
            , "actions": [{"id": "%1$s5", "playbook": "rollback", "step": "undo", "target": "shop/cart", "state": "%2$s",
              "effect": "change", "verification": %3$s, "reason": null, "at": "2026-11-21T11:58:00Z",
              "approval": {"id": "%1$s6", "state": "open", "digest": "abcd", "quorum": 1, "approvals": 0,
                "expires_at": "2026-11-21T12:30:00Z"}}]
            """
                .formatted(ID, state, verification);
    }

    private static AnswerDraft ask(InquiryKind kind, ChatLanguage language, String more) {
        return StateAnswers.of(kind, language, IncidentPicture.read(BARE.formatted(ID, more)), NOW);
    }
}
