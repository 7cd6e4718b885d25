package dev.serai.notify;

import dev.serai.notify.Destination.Chat;
import dev.serai.notify.Notice.Kind;
import dev.serai.notify.NotifyDecision.Reason;
import dev.serai.policy.Expression;
import dev.serai.policy.ExpressionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides where people are told of something: the first rule that holds says so. Whatever is unclear is told everywhere;
 * nothing is ever told nowhere while a channel is configured.
 */
public final class NotifyPolicy {

    private final Map<String, OnCallHours> hours;
    private final List<Rule> rules;

    NotifyPolicy(Map<String, OnCallHours> hours, List<Rule> rules) {
        this.hours = Map.copyOf(hours);
        this.rules = List.copyOf(rules);
    }

    /**
     * One rule.
     *
     * @param about which kinds it is about; all when empty
     * @param when its condition; null when it always holds
     * @param to where people are told
     */
    record Rule(String name, Set<Kind> about, @Nullable Expression when, List<Destination> to) {

        boolean isAbout(Kind kind) {
            return about.isEmpty() || about.contains(kind);
        }
    }

    /**
     * @param name the file's name for errors
     * @param text its YAML
     * @throws dev.serai.policy.PolicyException when the file is broken
     */
    public static NotifyPolicy read(String name, String text) {
        return NotifyFile.read(name, text);
    }

    /** Where to tell it, of the channels that are configured, in their order. */
    public NotifyDecision decide(Notice notice, Collection<String> configured) {
        Map<String, Object> values = values(notice);
        for (Rule rule : rules) {
            try {
                if (rule.isAbout(notice.kind())
                        && (rule.when() == null || rule.when().holds(values))) {
                    return byRule(notice, rule, configured);
                }
            } catch (ExpressionException e) {
                return everywhere(notice, configured, Reason.BROKEN_RULE, rule.name());
            }
        }
        return everywhere(notice, configured, Reason.NO_RULE, null);
    }

    private static NotifyDecision byRule(Notice notice, Rule rule, Collection<String> configured) {
        List<Destination> to = rule.to().stream()
                .filter(destination -> configured.contains(destination.channel()))
                .map(destination -> notice.kind() == Kind.ESCALATION ? destination.in(Chat.ESCALATION) : destination)
                .distinct()
                .toList();
        return to.isEmpty()
                ? everywhere(notice, configured, Reason.RULE_WITHOUT_CHANNEL, rule.name())
                : new NotifyDecision(to, Reason.RULE, rule.name());
    }

    private static NotifyDecision everywhere(
            Notice notice, Collection<String> configured, Reason reason, @Nullable String rule) {
        Chat chat = notice.kind() == Kind.ESCALATION ? Chat.ESCALATION : Chat.NORMAL;
        List<Destination> to = configured.stream()
                .map(channel -> new Destination(channel, chat))
                .toList();
        return new NotifyDecision(to, to.isEmpty() ? Reason.NO_CHANNEL : reason, rule);
    }

    private Map<String, Object> values(Notice notice) {
        Map<String, Object> open = new HashMap<>();
        hours.forEach((name, those) -> open.put(name, those.contains(notice.at())));
        return Map.of(
                "notice",
                Map.of(
                        "kind", notice.kind().wire(),
                        "severity", notice.severity(),
                        "environment", notice.environment(),
                        "labels", notice.labels(),
                        "at", notice.at()),
                "hours",
                open);
    }

    /** One line for each channel that a rule names and that is not configured, for a warning at the start. */
    public List<String> warnings(Collection<String> configured) {
        List<String> lines = new ArrayList<>();
        for (Rule rule : rules) {
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
