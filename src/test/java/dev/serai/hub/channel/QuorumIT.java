package dev.serai.hub.channel;

import static dev.serai.hub.World.SLACK;
import static dev.serai.hub.World.TELEGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.job.Retries;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One approval that is open in several channels at once. */
class QuorumIT extends SeveralChannels {

    @Test
    void a_decision_that_waits_too_long_for_another_is_answered_busy_and_counts_when_it_comes_again()
            throws SQLException {
        UUID approval = rows.approval(title, "operator", 1, ARGUMENTS);
        long person = nextPerson();
        rows.person("operator", person);
        notifyApproval(approval);
        await().until(() -> known(approval) == 2);
        TelegramStandIn.Sent message = TELEGRAM.messagesSaying(title).get(0);

        whileHeld("select id from approval where id = ? for update", approval, () -> {
            HttpResponse<String> busy = TELEGRAM.click(hub(), message, "Approve", person);
            assertThat(busy.statusCode()).as(busy.body()).isEqualTo(503);
            assertThat(busy.body()).contains("urn:serai:problem:busy");
            assertThat(busy.headers().firstValue("Retry-After")).isPresent();
        });
        assertThat(TELEGRAM.click(hub(), message, "Approve", person).statusCode())
                .isEqualTo(200);

        assertThat(rows.approvalState(approval)).isEqualTo("approved");
    }

    @Test
    void two_people_in_two_channels_decide_one_approval_and_every_message_says_who_and_when() {
        // given an approval that needs two people, asked for in both channels
        UUID approval = rows.approval(title, "approver", 2, ARGUMENTS);
        long ann = nextPerson();
        UUID annId = rows.person("approver", ann);
        rows.identity(annId, "slack", "U" + ann);
        String bob = slackPerson("approver");
        notifyApproval(approval);
        await().until(() -> known(approval) == 2);
        SlackStandIn.Sent slack = SLACK.messagesSaying(title).get(0);
        TelegramStandIn.Sent telegram = TELEGRAM.messagesSaying(title).get(0);

        // when one of them approves in both channels
        TELEGRAM.click(hub(), telegram, "Approve", ann);
        SLACK.click(hub(), slack, "Approve", "U" + ann);

        // then it counts once
        assertThat(rows.decisions(approval)).isEqualTo(1);
        assertThat(rows.approvalState(approval)).isEqualTo("open");
        await().until(() -> SLACK.messagesSaying(title).get(0).text().contains("approver-" + ann));

        // when the other approves in Slack
        SLACK.click(hub(), slack, "Approve", bob);

        // then it is decided, and both messages say by whom and when, and have no buttons
        await().until(() -> rows.approvalState(approval).equals("approved"));
        assertThat(rows.count("select count(distinct channel) from approval_decision where approval_id = ?", approval))
                .isEqualTo(2);
        String when = " at "
                + rows.text(
                        "select to_char(max(at) at time zone 'UTC', 'HH24:MI') || ' UTC' from approval_decision where approval_id = ?",
                        approval);
        await().untilAsserted(() -> {
            SlackStandIn.Sent there = SLACK.messagesSaying(title).get(0);
            TelegramStandIn.Sent here = TELEGRAM.messagesSaying(title).get(0);
            assertThat(there.text()).contains("Approved by approver-" + ann + " at ", bob.toLowerCase(), when);
            assertThat(here.text()).contains("Approved by approver-" + ann + " at ", bob.toLowerCase(), when);
            assertThat(there.buttons()).isEmpty();
            assertThat(here.buttons()).isEmpty();
        });
        SLACK.click(hub(), slack, "Reject", slackPerson("approver"));
        assertThat(rows.approvalState(approval)).isEqualTo("approved");
        assertThat(rows.decisions(approval)).isEqualTo(2);
    }

    @Test
    void whoever_asked_for_it_decides_it_in_no_channel() {
        UUID approval = rows.approval(title, "approver", 1, ARGUMENTS);
        String requester = slackPerson("approver");
        rows.change(
                "update approval set requester = ? where id = ?", "user:approver-" + requester.toLowerCase(), approval);
        notifyApproval(approval);
        await().until(() -> known(approval) == 2);

        SLACK.click(hub(), SLACK.messagesSaying(title).get(0), "Approve", requester);

        await().until(() -> SLACK.answers().stream().anyMatch(answer -> answer.contains("somebody else must decide")));
        assertThat(rows.approvalState(approval)).isEqualTo("open");
    }

    @Test
    void an_outside_account_counts_once_whoever_it_is_mapped_to_later() {
        UUID approval = rows.approval(title, "approver", 2, ARGUMENTS);
        long outside = nextPerson();
        UUID first = rows.person("approver", outside);
        UUID second = rows.slackPerson("approver", "U" + nextPerson());
        notifyApproval(approval);
        await().until(() -> known(approval) == 2);
        TelegramStandIn.Sent message = TELEGRAM.messagesSaying(title).get(0);

        TELEGRAM.click(hub(), message, "Approve", outside);
        rows.change(
                "update user_identity set user_id = ? where channel = 'telegram' and external_id = ?",
                second,
                Long.toString(outside));
        TELEGRAM.click(hub(), message, "Approve", outside);

        assertThat(rows.decisions(approval)).isEqualTo(1);
        assertThat(rows.approvalState(approval)).isEqualTo("open");
        await().until(() -> TELEGRAM.answers().stream()
                .anyMatch(answer -> answer.text().contains("You decided already; it counts once.")));
        assertThat(rows.text(
                        "select user_id || ' ' || channel || ' ' || account from approval_decision where approval_id = ?",
                        approval))
                .isEqualTo(first + " telegram " + outside);
        assertThatThrownBy(() -> rows.change(
                        "insert into approval_decision (id, tenant, approval_id, user_id, verdict, channel, account, at)"
                                + " select gen_random_uuid(), tenant, approval_id, ?, verdict, channel, account, at"
                                + " from approval_decision where approval_id = ?",
                        second,
                        approval))
                .hasMessageContaining("approval_decision_one_per_account");
        assertThat(rows.text(
                        "select string_agg(verb || ' ' || (details ->> 'account'), ', ' order by id) from audit_event"
                                + " where object_id = ? and verb like 'approval.deci%'",
                        approval.toString()))
                .isEqualTo("approval.decided %s, approval.decision_refused %s".formatted(outside, outside));
    }

    @Test
    void a_new_link_decides_nothing_of_high_risk_for_an_hour_and_says_from_when() {
        UUID approval = rows.approval(title, "approver", 1, ARGUMENTS);
        rows.change("update approval set risk_level = 'high' where id = ?", approval);
        long person = nextPerson();
        UUID user = rows.person("approver", person);
        linkedBefore(user, "55 minutes");
        notifyApproval(approval);
        await().until(() -> known(approval) == 2);
        TelegramStandIn.Sent message = TELEGRAM.messagesSaying(title).get(0);
        String from = rows.text(
                "select to_char(date_trunc('minute', created_at + interval '61 minutes') at time zone 'UTC',"
                        + " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from user_identity where user_id = ?",
                user);

        TELEGRAM.click(hub(), message, "Reject", person);
        TELEGRAM.click(hub(), message, "Approve", person);

        assertThat(rows.decisions(approval)).isZero();
        assertThat(rows.approvalState(approval)).isEqualTo("open");
        await().until(() -> TELEGRAM.answers().stream()
                        .filter(answer -> answer.text().contains("may decide this from " + from))
                        .count()
                == 2);
        assertThat(rows.audited("approval.decision_refused", "IDENTITY_TOO_NEW", approval.toString()))
                .isEqualTo(2);

        linkedBefore(user, "1 hour");
        TELEGRAM.click(hub(), message, "Approve", person);
        assertThat(rows.approvalState(approval)).isEqualTo("approved");
    }

    private void linkedBefore(UUID user, String time) {
        rows.change("update user_identity set created_at = now() - cast(? as interval) where user_id = ?", time, user);
    }

    @Test
    void a_channel_that_is_down_delays_only_itself() {
        UUID incident = rows.incident(title);
        SLACK.limitNext("chat.postMessage", 1);
        SLACK.refuse(title.substring(title.lastIndexOf(' ') + 1), "internal_error");

        notifyIncident(incident);

        await().until(() -> TELEGRAM.messagesSaying(title).size() == 1);
        assertThat(SLACK.messagesSaying(title)).isEmpty();
        SLACK.recover();
        await().until(() -> {
            Retries.now(jdbc, "deliver-slack");
            return SLACK.messagesSaying(title).size() == 1;
        });
        assertThat(rows.count(
                        "select count(*) from dead_job d join message m on d.payload::text like '%' || m.id || '%'"
                                + " where m.subject_id = ?",
                        incident))
                .isZero();
    }

    private long known(UUID approval) {
        return rows.count(
                "select count(*) from message where channel in ('telegram', 'slack') and subject_id = ?"
                        + " and message_id is not null and claim is null",
                approval);
    }
}
