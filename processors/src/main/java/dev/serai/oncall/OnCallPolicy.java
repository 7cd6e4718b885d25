package dev.serai.oncall;

import dev.serai.notify.Notice;
import dev.serai.policy.Expression;
import dev.serai.policy.ExpressionException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code policy/oncall.yaml}: who is on call, and who is called in which order. */
public final class OnCallPolicy {

    private final Map<String, Rota> rotas;
    private final List<ChainRule> rules;
    private final Reminders reminders;

    OnCallPolicy(Map<String, Rota> rotas, List<ChainRule> rules, Reminders reminders) {
        this.rotas = Map.copyOf(rotas);
        this.rules = List.copyOf(rules);
        this.reminders = reminders;
    }

    /**
     * A chain and what it is for.
     *
     * @param when its condition; null where it is for all
     */
    record ChainRule(EscalationChain chain, @Nullable Expression when) {}

    /**
     * A chain as people read it.
     *
     * @param when its condition as it is written; null where it is for all
     */
    public record StatedChain(EscalationChain chain, @Nullable String when) {}

    /**
     * @param name the file's name for errors
     * @param text its YAML
     * @throws dev.serai.policy.PolicyException when the file is broken
     */
    public static OnCallPolicy read(String name, String text) {
        return OnCallFile.read(name, text);
    }

    /** By name. */
    public List<Rota> rotas() {
        return rotas.values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    public Optional<Rota> rota(String name) {
        return Optional.ofNullable(rotas.get(name));
    }

    /** In the order in which they are asked. */
    public List<StatedChain> chains() {
        return rules.stream()
                .map(rule -> new StatedChain(
                        rule.chain(), rule.when() == null ? null : rule.when().text()))
                .toList();
    }

    /**
     * The first chain whose condition holds; one that has no value here is taken too, since somebody must be called. Without
     * one, reminders where the policy has them for its severity.
     */
    public ChainChoice choose(Notice notice) {
        for (ChainRule rule : rules) {
            try {
                if (rule.when() == null || rule.when().holds(values(notice))) {
                    return new ChainChoice(rule.chain(), EscalationReason.CHAIN);
                }
            } catch (ExpressionException e) {
                return new ChainChoice(rule.chain(), EscalationReason.BROKEN_CONDITION);
            }
        }
        return reminders.severities().contains(notice.severity())
                ? new ChainChoice(reminders.chain(), EscalationReason.REMINDER, reminders.after())
                : ChainChoice.none();
    }

    private static Map<String, Object> values(Notice notice) {
        return Map.of(
                "notice",
                Map.of(
                        "severity", notice.severity().wire(),
                        "environment", notice.environment(),
                        "labels", notice.labels(),
                        "at", notice.at()));
    }

    /** Whom a step calls now; nobody for a rota that names nobody, or that is no longer there. */
    Optional<String> people(CallTarget target, List<RotaOverride> overrides, Instant now) {
        return switch (target.kind()) {
            case USER -> Optional.of(target.name());
            case ROTA -> rota(target.name()).flatMap(rota -> rota.at(now, overrides));
        };
    }
}
