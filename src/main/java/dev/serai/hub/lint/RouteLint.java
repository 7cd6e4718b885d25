package dev.serai.hub.lint;

import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyFile;
import java.util.ArrayList;
import java.util.List;

/** Rules that files of routes keep to, and what is wrong by them. */
final class RouteLint {

    /** Where rules report to. */
    interface Findings {
        void add(PolicyFile file, String pointer, String reason);
    }

    /** One rule, over all files at once. */
    interface Rule {
        void check(RouteSet routes, Findings findings);
    }

    private final List<Rule> rules;

    RouteLint(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    List<Rule> rules() {
        return rules;
    }

    List<PolicyError> errors(RouteSet routes) {
        List<PolicyError> errors = new ArrayList<>();
        rules.forEach(rule -> rule.check(routes, (file, pointer, reason) -> errors.add(file.error(pointer, reason))));
        return errors;
    }

    /** Each as {@code file:line:column: what is wrong}. */
    List<String> findings(RouteSet routes) {
        return errors(routes).stream().map(PolicyError::toString).toList();
    }
}
