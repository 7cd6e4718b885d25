package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A table belongs to a room, which alone writes it; others call a bean or a route of that room. */
class TablesLintTest {

    /**
     * What still writes another room's table. It only gets shorter: whoever needs a further one adds a bean or a route to the
     * room that the table belongs to.
     */
    private static final Set<String> STRANGERS = Set.of(
            // Approval ends the action that waits for it, and stands below the room of actions.
            "approval-close-action",
            // A channel notes in an approval's row that its people were notified, and stands below approvals.
            "notice-approval-done",
            // The incident's room marks an alert that its source no longer repeats, and stands below intake.
            "alert-stale-mark",
            // Intake keeps an attached file in the transaction that its deliveries share.
            "intake-artefact-insert",
            // A chat's delivery is remembered beside those of webhooks.
            "delivery-insert",
            // One route forgets everything that is kept for a while.
            "idempotency-forget",
            "model-call-forget",
            "reference-forget",
            "scan-forget",
            "sweep-forget",
            // The rating of an answer is a column of the model's call, behind the API's own check of whose conversation
            // it is.
            "conversation-rate",
            // An analysis and a person's question call the same tools, and keep their calls in one table.
            "investigation-call-insert");

    @Test
    void each_table_is_written_by_the_room_that_it_belongs_to() throws IOException {
        TableRules rules = TableRules.ofTheHub();
        assertThat(rules.findings(STRANGERS)).isEmpty();
        assertThat(rules.needless(STRANGERS)).as("strangers that have gone").isEmpty();
    }

    @Test
    void a_statement_of_another_room_is_refused() {
        TableRules rules = new TableRules();
        rules.statement("action-move", "update action set state = :state");
        rules.statement("plan-hurry", "with a as (select 1 for update of b) insert into action (id) values (1)");
        rules.statement("plan-look", "select id from action for no key update");
        rules.use("action", "action-move");
        rules.use("planning", "plan-hurry");
        rules.use("planning", "plan-look");

        assertThat(rules.findings(Set.of()))
                .containsExactly("action is written by {action=[action-move], planning=[plan-hurry]}");
        assertThat(rules.findings(Set.of("plan-hurry"))).isEmpty();
        assertThat(rules.needless(Set.of("plan-hurry"))).isEmpty();
        assertThat(rules.needless(Set.of("plan-hurry", "gone"))).containsExactly("gone");
    }

    @Test
    void a_statement_that_two_rooms_use_and_one_that_nobody_uses_are_refused() {
        TableRules rules = new TableRules();
        rules.statement("action-move", "delete from only action");
        assertThat(rules.findings(Set.of())).containsExactly("action-move is used by nobody");
        rules.use("action", "action-move");
        rules.use("approval", "action-move");
        assertThat(rules.findings(Set.of())).singleElement().asString().startsWith("action is written by");
    }
}
