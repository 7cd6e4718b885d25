package dev.serai.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.alert.Severity;
import dev.serai.notify.Destination.Chat;
import dev.serai.notify.Notice.NoticeKind;
import dev.serai.notify.NotifyDecision.NotifyReason;
import dev.serai.notify.PageBudget.BudgetReason;
import dev.serai.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NotifyPolicyTest {

    private static final List<String> ALL = List.of("telegram", "slack", "discord");
    private static final String RULES =
            """
            hours:
              office: { zone: Europe/Berlin, days: [mon, tue, wed, thu, fri], from: "08:00", until: "18:00" }
            rules:
              - name: quiet
                about: [page]
                when: "notice.severity == 'low' && !hours.office"
                to: [slack]
              - name: payments
                when: "notice.labels.team == 'payments'"
                to: [discord, discord:escalation]
              - name: broken
                when: "int(notice.labels.number) > 1"
                to: [telegram]
              - name: test
                when: "notice.environment == 'test'"
                to: [telegram]
            """;
    private static final NotifyPolicy POLICY = NotifyPolicy.read("policy/notify.yaml", RULES);
    private static final Instant NIGHT = Instant.parse("2026-11-21T02:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

    @Test
    void the_first_rule_that_holds_decides() {
        assertThat(decide(NoticeKind.PAGE, "low", "production", Map.of("team", "payments"), NIGHT))
                .isEqualTo(new NotifyDecision(List.of(normal("slack")), NotifyReason.RULE, "quiet"));
        assertThat(decide(NoticeKind.PAGE, "low", "production", Map.of("team", "payments"), NOON))
                .isEqualTo(new NotifyDecision(
                        List.of(normal("discord"), new Destination("discord", Chat.ESCALATION)),
                        NotifyReason.RULE,
                        "payments"));
        assertThat(decide(NoticeKind.OUTCOME, "low", "production", Map.of(), NIGHT)
                        .reason())
                .isEqualTo(NotifyReason.NO_RULE);
    }

    @Test
    void its_rules_are_told_as_they_are_written() {
        assertThat(POLICY.rules())
                .extracting(NotifyPolicy.RoutingRule::name)
                .containsExactly("quiet", "payments", "broken", "test");
        assertThat(POLICY.rules().get(0))
                .isEqualTo(new NotifyPolicy.RoutingRule(
                        "quiet",
                        Set.of(NoticeKind.PAGE),
                        "notice.severity == 'low' && !hours.office",
                        List.of(normal("slack"))));
        assertThat(POLICY.hours().get("office").contains(NOON)).isTrue();
    }

    @Test
    void an_escalation_goes_to_the_escalation_chat_of_each_channel_named() {
        assertThat(decide(NoticeKind.ESCALATION, "high", "production", Map.of("team", "payments"), NOON)
                        .to())
                .containsExactly(new Destination("discord", Chat.ESCALATION));
        assertThat(decide(NoticeKind.ESCALATION, "high", "production", Map.of(), NOON)
                        .to())
                .extracting(Destination::chat)
                .containsOnly(Chat.ESCALATION)
                .hasSize(3);
    }

    @Test
    void a_rule_without_a_configured_channel_and_a_broken_one_tell_everybody_and_the_first_is_warned_of() {
        Notice test = notice(NoticeKind.PAGE, "high", "test", Map.of(), NOON);
        Notice broken = notice(NoticeKind.PAGE, "high", "production", Map.of("number", "x"), NOON);

        assertThat(POLICY.decide(test, List.of("slack")))
                .isEqualTo(new NotifyDecision(List.of(normal("slack")), NotifyReason.RULE_WITHOUT_CHANNEL, "test"));
        assertThat(POLICY.decide(broken, ALL).reason()).isEqualTo(NotifyReason.BROKEN_RULE);
        assertThat(POLICY.decide(broken, ALL).to()).hasSize(3);
        assertThat(POLICY.decide(test, List.of()))
                .isEqualTo(new NotifyDecision(List.of(), NotifyReason.NO_CHANNEL, "test"));
        assertThat(POLICY.warnings(List.of("slack", "discord")))
                .containsExactly(
                        "rule 'broken' names telegram, which is not configured",
                        "rule 'test' names telegram, which is not configured");
    }

    @Test
    void each_receiver_has_a_budget_of_pages_and_the_shipped_one_where_none_is_named() {
        NotifyPolicy policy = NotifyPolicy.read(
                "policy/notify.yaml",
                """
                budget: { pages: 30, list_for: 5m, receivers: { slack: 20, "discord:escalation": 1 } }
                rules: []
                """);

        assertThat(policy.budget(normal("slack"))).isEqualTo(new PageBudget(20, Duration.ofMinutes(5)));
        assertThat(policy.budget(new Destination("discord", Chat.ESCALATION)).pages())
                .isEqualTo(1);
        assertThat(policy.budget(normal("discord")).pages()).isEqualTo(30);
        assertThat(POLICY.budget(normal("slack"))).isEqualTo(PageBudget.DEFAULT);
    }

    @Test
    void the_last_page_of_a_budget_is_sent_and_the_next_is_held_back() {
        PageBudget budget = new PageBudget(20, Duration.ofMinutes(5));

        assertThat(budget.decide(0)).isEqualTo(BudgetReason.WITHIN_BUDGET);
        assertThat(budget.decide(19)).isEqualTo(BudgetReason.WITHIN_BUDGET);
        assertThat(budget.decide(20)).isEqualTo(BudgetReason.BUDGET_SPENT);
        assertThat(budget.decide(1_000)).isEqualTo(BudgetReason.BUDGET_SPENT);
    }

    @Test
    void a_budget_of_nothing_or_of_nobody_is_refused() {
        for (String wrong : List.of(
                "budget: { pages: 0 }",
                "budget: { list_for: soon }",
                "budget: { receivers: { pigeons: 3 } }",
                "budget: { receivers: { slack: 0 } }")) {
            assertThatThrownBy(() -> NotifyPolicy.read("policy/notify.yaml", "rules: []\n" + wrong + "\n"))
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("policy/notify.yaml:2:");
        }
    }

    @Property
    void nothing_is_told_nowhere_nor_where_no_channel_is(
            @ForAll NoticeKind kind,
            @ForAll @IntRange(max = 2) int severity,
            @ForAll @Size(max = 3) Set<@IntRange(max = 2) Integer> configured,
            @ForAll @IntRange(max = 20_000) int minutes,
            @ForAll @IntRange(max = 2) int label) {
        List<String> channels = configured.stream().map(ALL::get).toList();
        Map<String, String> labels =
                label == 0 ? Map.of() : label == 1 ? Map.of("team", "payments") : Map.of("number", "?");
        Notice notice = notice(
                kind, List.of("low", "high", "info").get(severity), "test", labels, NOON.plusSeconds(minutes * 60L));

        NotifyDecision decision = POLICY.decide(notice, channels);

        assertThat(decision.to().isEmpty()).isEqualTo(channels.isEmpty());
        assertThat(decision.to()).doesNotHaveDuplicates();
        assertThat(channels)
                .containsAll(decision.to().stream().map(Destination::channel).toList());
        if (kind == NoticeKind.ESCALATION) {
            assertThat(decision.to()).allMatch(destination -> destination.chat() == Chat.ESCALATION);
        }
        assertThat(POLICY.decide(notice, channels)).isEqualTo(decision);
    }

    @Property
    void hours_and_their_complement_share_each_minute(
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(max = 1439) int until,
            @ForAll @IntRange(max = 100_000) int minutes) {
        if (from == until) {
            return;
        }
        ZoneId zone = ZoneId.of("America/New_York");
        Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
        Instant at = NOON.plusSeconds(minutes * 60L);

        assertThat(new OnCallHours(zone, days, from, until).contains(at))
                .isNotEqualTo(new OnCallHours(zone, days, until, from).contains(at));
    }

    @Test
    void hours_over_midnight_belong_to_the_day_they_begin_and_follow_the_clocks() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        OnCallHours night = new OnCallHours(zone, Set.of(DayOfWeek.FRIDAY), 22 * 60, 6 * 60);

        assertThat(night.contains(berlin("2026-11-20T23:00"))).isTrue();
        assertThat(night.contains(berlin("2026-11-21T05:59"))).isTrue();
        assertThat(night.contains(berlin("2026-11-21T06:00"))).isFalse();
        assertThat(night.contains(berlin("2026-11-20T05:00"))).isFalse();
        OnCallHours morning = new OnCallHours(zone, Set.of(DayOfWeek.SUNDAY), 8 * 60, 24 * 60);
        assertThat(morning.contains(Instant.parse("2026-10-25T06:30:00Z"))).isFalse();
        assertThat(morning.contains(Instant.parse("2026-10-18T06:30:00Z"))).isTrue();
        assertThat(morning.contains(berlin("2026-10-18T23:59"))).isTrue();
    }

    @Test
    void the_shipped_file_sends_everything_everywhere() throws IOException {
        NotifyPolicy shipped =
                NotifyPolicy.read("notify.yaml", Files.readString(Path.of("../routes/policy/notify.yaml")));

        for (NoticeKind kind : NoticeKind.values()) {
            assertThat(shipped.decide(notice(kind, "low", "test", Map.of(), NIGHT), ALL)
                            .to())
                    .hasSize(3);
        }
        assertThat(shipped.warnings(List.of())).isEmpty();
    }

    @Test
    void mistakes_are_told_with_their_place() {
        assertRefused("rules: [{name: a, to: [pager]}]", "notify.yaml:1:");
        assertRefused(
                "rules: [{name: a, to: [pager]}]",
                "unknown channel 'pager', known are discord, email, slack, telegram;");
        assertRefused("rules: [{name: a, to: ['pager:escalation']}]", "unknown channel 'pager'");
        assertRefused("rules: [{name: a, to: ['slack:other']}]", "notify.yaml:1:");
        assertRefused("rules: [{name: a, to: []}]", "");
        assertRefused("rules: [{name: a, to: [slack]}, {name: a, to: [slack]}]", "a second rule 'a'");
        assertRefused("rules: [{name: a, when: 'notice.severty == 1', to: [slack]}]", "notice.severity");
        assertRefused("rules: [{name: a, when: 'hours.night', to: [slack]}]", "known names");
        assertRefused("hours: {a: {zone: Mars/Base, from: '08:00', until: '09:00'}}\nrules: []", "unknown time zone");
        assertRefused("hours: {a: {zone: UTC, from: '24:00', until: '09:00'}}\nrules: []", "");
    }

    @Test
    void a_channel_that_a_file_of_routes_makes_of_a_kamelet_may_be_named() {
        String made =
                """
                - templatedRoute:
                    routeTemplateRef: deliver-to-sink
                    routeId: deliver-pager
                    parameters:
                      - { name: channel, value: pager }
                      - { name: sink, value: "kamelet:webhook-message-sink" }
                """;

        assertThat(SinkNames.of(List.of(made))).containsExactly("pager");
        assertThat(NotifyPolicy.read("n", "rules: [{name: a, to: [pager, 'pager:escalation']}]", List.of("pager"))
                        .rules()
                        .get(0)
                        .to())
                .hasSize(2);
        assertThat(SinkNames.of(List.of(
                        made.replace("value: pager", "value: slack"),
                        made.replace("value: pager", "value: Pa/ger"),
                        made.replace("deliver-to-sink", "deliver-to-channel") + "# deliver-to-sink",
                        "deliver-to-sink: [")))
                .isEmpty();
    }

    private static void assertRefused(String text, String says) {
        assertThatThrownBy(() -> NotifyPolicy.read("policy/notify.yaml", text))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("policy/notify.yaml:")
                .hasMessageContaining(says);
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Berlin")).toInstant();
    }

    private static Destination normal(String channel) {
        return new Destination(channel, Chat.NORMAL);
    }

    private static Notice notice(
            NoticeKind kind, String severity, String environment, Map<String, String> labels, Instant at) {
        return new Notice(kind, Severity.of(severity), environment, labels, at);
    }

    private static NotifyDecision decide(
            NoticeKind kind, String severity, String environment, Map<String, String> labels, Instant at) {
        return POLICY.decide(notice(kind, severity, environment, labels, at), ALL);
    }
}
