package dev.serai.hub.oncall;

import dev.serai.alert.Severity;
import dev.serai.approval.ApprovalPolicy;
import dev.serai.approval.LevelRule;
import dev.serai.approval.Role;
import dev.serai.hub.approval.Rulebooks;
import dev.serai.hub.channel.Channel;
import dev.serai.hub.channel.Channels;
import dev.serai.hub.routes.Live;
import dev.serai.hub.settings.TenantSettings;
import dev.serai.investigation.ToolPermit;
import dev.serai.notify.Destination;
import dev.serai.notify.Notice;
import dev.serai.notify.Notice.NoticeKind;
import dev.serai.notify.NotifyDecision;
import dev.serai.notify.NotifyPolicy;
import dev.serai.notify.OnCallHours;
import dev.serai.replay.AlertPolicy;
import dev.serai.risk.RiskLevel;
import dev.serai.signal.AlertInView;
import dev.serai.signal.Triage;
import dev.serai.signal.TriageDecision;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is notified of what, as the policies say now. It tells nobody anything and changes nothing. */
@Component("onCallApi")
class OnCallApi {

    private static final int ESCALATES_AT = 2;

    private final Live<NotifyPolicy> routing;
    private final Live<AlertPolicy> triage;
    private final Rulebooks rulebooks;
    private final Channels channels;
    private final OnCallStore store;
    private final TenantSettings tenants;
    private final Clock clock;

    OnCallApi(
            Live<NotifyPolicy> routing,
            Live<AlertPolicy> triage,
            Rulebooks rulebooks,
            Channels channels,
            OnCallStore store,
            TenantSettings tenants,
            Clock clock) {
        this.routing = routing;
        this.triage = triage;
        this.rulebooks = rulebooks;
        this.channels = channels;
        this.store = store;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * A row of {@code OnCallRouting}. Who has an account is for who may act. The policy is one for all tenants, so where there
     * are several nobody is told of its hours and conditions: they would name what is the others'.
     */
    public Map<String, @Nullable Object> routing(
            @Header("tenant") String tenant, @ExchangeProperty("permit") ToolPermit permit) {
        NotifyPolicy policy = routing.get();
        ApprovalPolicy approval = rulebooks.current().approval();
        Instant now = clock.instant();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put(
                "channels",
                channels.configured(tenant).stream().map(OnCallApi::channel).toList());
        row.putAll(rules(policy, tenants.tenants().size() == 1, now));
        row.put(
                "levels",
                Arrays.stream(RiskLevel.values())
                        .map(level -> level(level, approval.rule(level)))
                        .toList());
        row.put("people", permit.role().covers(Role.OPERATOR) ? store.people(tenant) : null);
        return row;
    }

    /** @param alone whether there is but one tenant */
    static Map<String, @Nullable Object> rules(NotifyPolicy policy, boolean alone, Instant now) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> hours = new TreeMap<>(policy.hours())
                .entrySet().stream()
                        .map(entry -> hours(entry.getKey(), entry.getValue(), now))
                        .toList();
        row.put("hours", alone ? hours : null);
        row.put(
                "rules",
                policy.rules().stream()
                        .map(rule -> rule(rule, alone ? rule.when() : null))
                        .toList());
        return row;
    }

    /**
     * A row of {@code OnCallPreview}: what would become of an incident that begins now with this one alert.
     *
     * @param label as {@code key:value}; none for no label
     */
    public Map<String, @Nullable Object> preview(
            @Header("tenant") String tenant,
            @Header("severity") Severity severity,
            @Header("environment") String environment,
            @Header("label") @Nullable String label) {
        Instant now = clock.instant();
        AlertInView alert = AlertInView.of("", severity, environment, labels(label));
        TriageDecision decision = new Triage(triage.get().triage()).preview(alert, now);
        List<String> names =
                channels.configured(tenant).stream().map(Channel::name).toList();
        NotifyDecision routed = routing.get()
                .decide(new Notice(NoticeKind.PAGE, alert.severity(), environment, alert.labels(), now), names);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("verdict", decision.verdict().wire());
        row.put("verdict_reason", decision.reason().name());
        row.put("to", decision.pages() ? places(routed.to()) : List.of());
        row.put("routing_reason", decision.pages() ? routed.reason().name() : null);
        row.put("rule", decision.pages() ? routed.rule() : null);
        return row;
    }

    private static Map<String, String> labels(@Nullable String label) {
        int colon = label == null ? -1 : label.indexOf(':');
        return colon < 1
                ? Map.of()
                : Map.of(Objects.requireNonNull(label).substring(0, colon), label.substring(colon + 1));
    }

    private static Map<String, @Nullable Object> channel(Channel channel) {
        return Map.of("name", channel.name(), "escalation", !Objects.equals(channel.chat(), channel.escalationChat()));
    }

    private static Map<String, @Nullable Object> hours(String name, OnCallHours hours, Instant now) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("zone", hours.zone().getId());
        row.put("days", hours.days().stream().sorted().map(OnCallApi::day).toList());
        row.put("from", clock(hours.from()));
        row.put("until", clock(hours.until()));
        row.put("now", hours.contains(now));
        return row;
    }

    /** As the policy's file has it. */
    private static String day(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    private static Map<String, @Nullable Object> rule(NotifyPolicy.RoutingRule rule, @Nullable String when) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("name", rule.name());
        row.put("about", rule.about().stream().sorted().map(NoticeKind::wire).toList());
        row.put("when", when);
        row.put("to", places(rule.to()));
        return row;
    }

    private static List<Map<String, String>> places(List<Destination> to) {
        return to.stream()
                .map(place -> Map.of(
                        "channel", place.channel(), "chat", place.chat().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Map<String, @Nullable Object> level(RiskLevel level, LevelRule rule) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        long expires = rule.ttl().toSeconds();
        row.put("level", level.wire());
        row.put("automatic", rule.automatic());
        row.put("quorum", rule.automatic() ? null : rule.quorum());
        row.put("role", rule.automatic() ? null : rule.role().wire());
        row.put("expires_after", rule.automatic() ? null : expires);
        row.put("escalates_after", rule.automatic() || !rule.escalate() ? null : expires / ESCALATES_AT);
        row.put("requester_decides", rule.automatic() ? null : rule.requesterDecides());
        return row;
    }
}
