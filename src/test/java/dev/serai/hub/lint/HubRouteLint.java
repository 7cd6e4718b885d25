package dev.serai.hub.lint;

import java.util.ArrayList;
import java.util.List;

/** What every file under {@code routes/} keeps to. */
final class HubRouteLint {

    private HubRouteLint() {}

    /** Also of which hub works by a timer, which examples and an integrator's routes decide for themselves. */
    static RouteLint ofTheHub() {
        List<RouteLint.Rule> rules = new ArrayList<>(complete().rules());
        rules.add(StartRules::timers);
        return new RouteLint(rules);
    }

    static RouteLint complete() {
        return new RouteLint(List.of(
                new SchemaRule(),
                ReferenceRules::ids,
                new ExpressionRule(),
                new BeanRule(),
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
                SqlRules::files,
                ColumnRules::check,
                WordRules::callersValues));
    }
}
