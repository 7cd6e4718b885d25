package dev.serai.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import dev.serai.notify.Notice;
import dev.serai.notify.Notice.NoticeKind;
import dev.serai.notify.NotifyPolicy;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Equal pages reach the same people, whichever channels are configured; what is not equal may reach others. */
class PageReceiversTest {

    private static final Instant DAY = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-23T23:00:00Z");

    private static final NotifyPolicy ROUTING = NotifyPolicy.read(
            "notify.yaml",
            """
            hours: { office: { zone: UTC, from: "08:00", until: "18:00" } }
            rules:
              - { name: outcomes, about: [outcome], to: [discord] }
              - { name: blue, when: "notice.labels.team == 'blue'", to: [slack, telegram] }
              - { name: teal, when: "notice.labels.team == 'teal'", to: [telegram, slack] }
              - { name: night, when: "!hours.office", to: [email] }
            """);

    private static final OnCallPolicy ON_CALL = OnCallPolicy.read(
            "oncall.yaml",
            """
            rotas: {}
            reminders: { severities: [critical], after: 15m, every: 30m, times: 3 }
            chains:
              - name: shop
                when: "notice.labels.service == 'shop'"
                steps: [ { call: [ "user:anna" ], wait: 5m } ]
            """);

    private static PageReceivers of(Severity severity, Instant at, Map<String, String> labels) {
        return PageReceivers.of(new Notice(NoticeKind.PAGE, severity, "production", labels, at), ROUTING, ON_CALL);
    }

    private static PageReceivers of(Map<String, String> labels) {
        return of(Severity.HIGH, DAY, labels);
    }

    @Test
    void places_count_and_not_the_rules_that_name_them_or_their_order() {
        assertThat(of(Map.of("team", "blue")))
                .isEqualTo(of(Map.of("team", "teal")))
                .isNotEqualTo(of(Map.of()));
        assertThat(of(Severity.HIGH, NIGHT, Map.of())).isNotEqualTo(of(Map.of()));
        assertThat(of(Map.of()).to()).isEmpty();
    }

    @Test
    void whom_a_chain_calls_counts_and_reminders_call_nobody_else() {
        assertThat(of(Map.of("service", "shop"))).isNotEqualTo(of(Map.of("service", "cart")));
        assertThat(of(Severity.CRITICAL, DAY, Map.of())).isEqualTo(of(Map.of()));
    }
}
