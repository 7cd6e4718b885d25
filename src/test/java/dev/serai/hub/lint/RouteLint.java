package dev.serai.hub.lint;

import dev.serai.policy.PolicyFile;
import java.util.ArrayList;
import java.util.List;

/** What every file under {@code routes/} keeps to. A finding is {@code file:line:column: what is wrong}. */
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
        this.rules = rules;
    }

    /** Also of which hub works by a timer, which examples and an integrator's routes decide for themselves. */
    static RouteLint ofTheHub() {
        List<Rule> rules = new ArrayList<>(complete().rules);
        rules.add(StartRules::timers);
        return new RouteLint(rules);
    }

    static RouteLint complete() {
        return new RouteLint(List.of(
                new SchemaRule(),
                ShapeRules::ids,
                ShapeRules::jobs,
                ShapeRules::descriptions,
                ShapeRules::size,
                ShapeRules::choices,
                StartRules::replays,
                WordRules::scripts,
                WordRules::beans,
                WordRules::concatenation,
                WordRules::logs,
                new EndpointRule(),
                ReferenceRules::targets,
                ReferenceRules::kamelets,
                ReferenceRules::configurations,
                ReferenceRules::templates,
                ReferenceRules::sqlFiles,
                ColumnRules::check,
                ReferenceRules::callersValues));
    }

    List<String> findings(RouteSet routes) {
        List<String> findings = new ArrayList<>();
        rules.forEach(rule -> rule.check(
                routes,
                (file, pointer, reason) ->
                        findings.add(file.error(pointer, reason).toString())));
        return findings;
    }
}
