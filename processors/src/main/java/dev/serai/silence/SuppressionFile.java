package dev.serai.silence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.SchemaText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads {@code policy/suppression.yaml}, whose parts are written as in Alertmanager's configuration. */
final class SuppressionFile {

    private static final String SCHEMA = SchemaText.of(SuppressionPolicy.class, "suppression.schema.json");

    private final PolicyFile file;
    private final Map<String, MuteTime> times = new HashMap<>();
    private final Set<String> named = new HashSet<>();

    private SuppressionFile(PolicyFile file) {
        this.file = file;
    }

    static SuppressionPolicy read(String name, String text) {
        SuppressionFile reader = new SuppressionFile(PolicyFile.read(name, text, SCHEMA));
        reader.times("/mute_time_intervals");
        reader.times("/time_intervals");
        return new SuppressionPolicy(reader.inhibitRules(), reader.root());
    }

    private JsonNode at(String pointer) {
        return file.tree().at(pointer);
    }

    private void times(String pointer) {
        for (int i = 0; i < at(pointer).size(); i++) {
            String here = pointer + "/" + i;
            String name = at(here + "/name").asText();
            List<TimeInterval> intervals = new ArrayList<>();
            at(here + "/time_intervals").forEach(node -> intervals.add(checked(here, () -> TimeIntervals.read(node))));
            if (times.put(name, new MuteTime(name, intervals)) != null) {
                throw wrong(here, "there are two times named '" + name + "'");
            }
        }
    }

    private List<InhibitRule> inhibitRules() {
        List<InhibitRule> rules = new ArrayList<>();
        for (int i = 0; i < at("/inhibit_rules").size(); i++) {
            String here = "/inhibit_rules/" + i;
            List<String> equal = new ArrayList<>();
            at(here + "/equal").forEach(label -> equal.add(label.asText()));
            rules.add(new InhibitRule(
                    unique(here, at(here + "/name").asText("inhibit-" + (i + 1))),
                    matchers(here, "source_"),
                    matchers(here, "target_"),
                    equal));
        }
        return rules;
    }

    private String unique(String pointer, String name) {
        if (!named.add(name)) {
            throw wrong(pointer, "there are two rules named '" + name + "'");
        }
        return name;
    }

    private MuteRoute root() {
        return at("/route").isMissingNode() ? SuppressionPolicy.NONE.root() : route("/route", "route");
    }

    private MuteRoute route(String pointer, String path) {
        List<MuteRoute> routes = new ArrayList<>();
        for (int i = 0; i < at(pointer + "/routes").size(); i++) {
            routes.add(route(pointer + "/routes/" + i, path + "." + (i + 1)));
        }
        return new MuteRoute(
                at(pointer + "/name").asText(path),
                matchers(pointer, ""),
                named(pointer + "/mute_time_intervals"),
                named(pointer + "/active_time_intervals"),
                at(pointer + "/continue").asBoolean(),
                routes);
    }

    private List<MuteTime> named(String pointer) {
        List<MuteTime> found = new ArrayList<>();
        for (JsonNode name : at(pointer)) {
            MuteTime time = times.get(name.asText());
            if (time == null) {
                throw wrong(pointer, "unknown time '" + name.asText() + "', supported values are: " + times.keySet());
            }
            found.add(time);
        }
        return found;
    }

    /** {@code matchers}, and the older {@code match} and {@code match_re}. */
    private LabelMatchers matchers(String pointer, String prefix) {
        List<LabelMatcher> all = new ArrayList<>();
        at(pointer + "/" + prefix + "match")
                .properties()
                .forEach(entry -> all.add(checked(
                        pointer,
                        () -> LabelMatcher.of(
                                entry.getKey(),
                                MatchOperator.EQUAL,
                                entry.getValue().asText()))));
        at(pointer + "/" + prefix + "match_re")
                .properties()
                .forEach(entry -> all.add(checked(
                        pointer,
                        () -> LabelMatcher.of(
                                entry.getKey(),
                                MatchOperator.MATCHES,
                                entry.getValue().asText()))));
        String written = pointer + "/" + prefix + "matchers";
        for (int i = 0; i < at(written).size(); i++) {
            String here = written + "/" + i;
            all.addAll(checked(here, () -> MatcherText.parse(at(here).asText())).all());
        }
        return checked(pointer, () -> new LabelMatchers(all));
    }

    private <T> T checked(String pointer, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw wrong(pointer, String.valueOf(e.getMessage()));
        }
    }

    private PolicyException wrong(String pointer, String reason) {
        return new PolicyException(file.error(pointer, reason));
    }
}
