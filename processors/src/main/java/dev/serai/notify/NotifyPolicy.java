package dev.serai.notify;

import dev.serai.notify.Destination.Chat;
import dev.serai.notify.Notice.NoticeKind;
import dev.serai.notify.NotifyDecision.NotifyReason;
import dev.serai.policy.Expression;
import dev.serai.policy.ExpressionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides where people are told of something: the first rule that holds says so. Whatever is unclear is told everywhere;
 * nothing is ever told nowhere while a channel is configured.
 */
public final class NotifyPolicy {

    /** The channels that the hub brings. */
    public static final List<String> CHANNELS = List.of("telegram", "slack", "discord", "email");

    private final Map<String, OnCallHours> hours;
    private final List<NotifyRule> rules;
    private final PageBudgets budgets;

    NotifyPolicy(Map<String, OnCallHours> hours, List<NotifyRule> rules, PageBudgets budgets) {
        this.hours = Map.copyOf(hours);
        this.rules = List.copyOf(rules);
        this.budgets = budgets;
    }

    /**
     * How many pages the receivers get.
     *
     * @param other of those that are not named
     * @param named pages an hour of single ones
     */
    record PageBudgets(PageBudget other, Map<Destination, Integer> named) {

        PageBudgets {
            named = Map.copyOf(named);
        }

        PageBudget of(Destination receiver) {
            Integer pages = named.get(receiver);
            return pages == null ? other : other.with(pages);
        }
    }

    /**
     * One rule.
     *
     * @param about which kinds it is about; all when empty
     * @param when its condition; null when it always holds
     * @param to where people are told
     */
    record NotifyRule(String name, Set<NoticeKind> about, @Nullable Expression when, List<Destination> to) {

        boolean isAbout(NoticeKind kind) {
            return about.isEmpty() || about.contains(kind);
        }
    }

    /**
     * A rule as people read it.
     *
     * @param when its condition as it is written; null when it always holds
     */
    public record RoutingRule(String name, Set<NoticeKind> about, @Nullable String when, List<Destination> to) {}

    /**
     * @param name the file's name for errors
     * @param text its YAML
     * @param sinks the channels that it may name besides the hub's own
     * @throws dev.serai.policy.PolicyException when the file is broken
     */
    public static NotifyPolicy read(String name, String text, Collection<String> sinks) {
        return NotifyFile.read(name, text, sinks);
    }

    /** With the hub's own channels alone. */
    public static NotifyPolicy read(String name, String text) {
        return read(name, text, List.of());
    }

    /** The rules in the order in which they are asked. */
    public List<RoutingRule> rules() {
        return rules.stream()
                .map(rule -> new RoutingRule(
                        rule.name(),
                        rule.about(),
                        rule.when() == null ? null : rule.when().text(),
                        rule.to()))
                .toList();
    }

    /** What conditions see as {@code hours.<name>}. */
    public Map<String, OnCallHours> hours() {
        return hours;
    }

    /** How many pages a receiver gets. */
    public PageBudget budget(Destination receiver) {
        return budgets.of(receiver);
    }

    /** Where to tell it, of the channels that are configured, in their order. */
    public NotifyDecision decide(Notice notice, Collection<String> configured) {
        Map<String, Object> values = values(notice);
        for (NotifyRule rule : rules) {
            try {
                if (rule.isAbout(notice.kind())
                        && (rule.when() == null || rule.when().holds(values))) {
                    return byRule(notice, rule, configured);
                }
            } catch (ExpressionException e) {
                return everywhere(notice, configured, NotifyReason.BROKEN_RULE, rule.name());
            }
        }
        return everywhere(notice, configured, NotifyReason.NO_RULE, null);
    }

    /** The places that a rule names for it, configured or not; none where every channel is notified. */
    public Set<Destination> named(Notice notice) {
        Set<String> channels = rules.stream()
                .flatMap(rule -> rule.to().stream())
                .map(Destination::channel)
                .collect(Collectors.toSet());
        NotifyDecision decision = decide(notice, channels);
        return decision.reason() == NotifyReason.RULE ? Set.copyOf(decision.to()) : Set.of();
    }

    private static NotifyDecision byRule(Notice notice, NotifyRule rule, Collection<String> configured) {
        List<Destination> to = rule.to().stream()
                .filter(destination -> configured.contains(destination.channel()))
                .map(destination ->
                        notice.kind() == NoticeKind.ESCALATION ? destination.in(Chat.ESCALATION) : destination)
                .distinct()
                .toList();
        return to.isEmpty()
                ? everywhere(notice, configured, NotifyReason.RULE_WITHOUT_CHANNEL, rule.name())
                : new NotifyDecision(to, NotifyReason.RULE, rule.name());
    }

    private static NotifyDecision everywhere(
            Notice notice, Collection<String> configured, NotifyReason reason, @Nullable String rule) {
        Chat chat = notice.kind() == NoticeKind.ESCALATION ? Chat.ESCALATION : Chat.NORMAL;
        List<Destination> to = configured.stream()
                .map(channel -> new Destination(channel, chat))
                .toList();
        return new NotifyDecision(to, to.isEmpty() ? NotifyReason.NO_CHANNEL : reason, rule);
    }

    private Map<String, Object> values(Notice notice) {
        Map<String, Object> open = new HashMap<>();
        hours.forEach((name, those) -> open.put(name, those.contains(notice.at())));
        return Map.of(
                "notice",
                Map.of(
                        "kind", notice.kind().wire(),
                        "severity", notice.severity().wire(),
                        "environment", notice.environment(),
                        "labels", notice.labels(),
                        "at", notice.at()),
                "hours",
                open);
    }

    /** One line for each channel that a rule names and that is not configured, for a warning at the start. */
    public List<String> warnings(Collection<String> configured) {
        List<String> lines = new ArrayList<>();
        for (NotifyRule rule : rules) {
            Stream<String> missing = rule.to().stream()
                    .map(Destination::channel)
                    .distinct()
                    .filter(channel -> !configured.contains(channel));
            missing.forEach(
                    channel -> lines.add("rule '" + rule.name() + "' names " + channel + ", which is not configured"));
        }
        return lines;
    }
}
