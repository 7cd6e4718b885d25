package dev.serai.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.analysis.LogPattern.LogExpression;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.wire.WireName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads patterns and measures from their file. */
final class PatternReader {

    private final PolicyFile file;
    private final List<Pattern> compiled = new ArrayList<>();

    PatternReader(PolicyFile file) {
        this.file = file;
    }

    /** All expressions over texts so far, each at the place by which it is known. */
    List<Pattern> compiled() {
        return compiled;
    }

    List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        JsonNode list = file.tree().path("measures");
        for (int i = 0; i < list.size(); i++) {
            measures.add(measure("/measures/" + i));
        }
        unique("/measures/", measures.stream().map(Measure::id).toList());
        return measures;
    }

    List<LogPattern> patterns(List<Measure> measures) {
        Set<String> known = measures.stream().map(Measure::id).collect(Collectors.toSet());
        List<LogPattern> patterns = new ArrayList<>();
        JsonNode list = file.tree().path("patterns");
        for (int i = 0; i < list.size(); i++) {
            patterns.add(pattern("/patterns/" + i, known));
        }
        List<String> ids = patterns.stream().map(LogPattern::id).toList();
        unique("/patterns/", ids);
        for (int i = 0; i < list.size(); i++) {
            known("/patterns/" + i + "/explains", ids);
        }
        return patterns;
    }

    private void unique(String list, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                throw new PolicyException(file.error(list + i + "/id", "there are two '" + ids.get(i) + "'"));
            }
        }
    }

    private void known(String at, List<String> ids) {
        JsonNode list = file.tree().at(at);
        for (int i = 0; i < list.size(); i++) {
            if (!ids.contains(list.path(i).asText())) {
                throw new PolicyException(file.error(
                        at + "/" + i, "there is no pattern '" + list.path(i).asText() + "'"));
            }
        }
    }

    private Measure measure(String at) {
        JsonNode node = file.tree().at(at);
        return new Measure(
                node.path("id").asText(),
                compiled(at + "/names"),
                WireName.of(Measure.BadSide.class, node.path("bad").asText()) == Measure.BadSide.LOW,
                node.path("limit").asDouble(Double.NaN),
                node.path("factor").asDouble(Double.NaN),
                node.path("floor").asDouble(Double.NaN),
                node.has("capacity") ? compiled(at + "/capacity") : null);
    }

    private LogPattern pattern(String at, Set<String> measures) {
        JsonNode node = file.tree().at(at);
        return new LogPattern(
                node.path("id").asText(),
                node.path("cause").asText(),
                node.path("confidence").asDouble(),
                node.path("playbook").asText(),
                expressions(at + "/any"),
                expressions(at + "/unless"),
                conditions(at + "/supports", measures),
                StreamSupport.stream(node.path("explains").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet()),
                node.path("symptom").asBoolean(),
                node.path("transition").asBoolean());
    }

    private List<LogExpression> expressions(String at) {
        List<LogExpression> expressions = new ArrayList<>();
        for (int i = 0; i < file.tree().at(at).size(); i++) {
            expressions.add(new LogExpression(compiled(at + "/" + i), compiled.size()));
            compiled.add(expressions.get(i).pattern());
        }
        return expressions;
    }

    private List<FactCondition> conditions(String at, Set<String> measures) {
        List<FactCondition> conditions = new ArrayList<>();
        for (int i = 0; i < file.tree().at(at).size(); i++) {
            conditions.add(condition(at + "/" + i, measures));
        }
        return conditions;
    }

    private FactCondition condition(String at, Set<String> measures) {
        JsonNode node = file.tree().at(at);
        @Nullable String measure = node.has("measure") ? node.path("measure").asText() : null;
        if (measure != null && !measures.contains(measure)) {
            throw new PolicyException(file.error(at + "/measure", "there is no measure '" + measure + "'"));
        }
        return new FactCondition(
                measure,
                node.has("waits") ? compiled(at + "/waits") : null,
                node.path("share").asDouble(0),
                node.path("weight").asDouble());
    }

    private Pattern compiled(String at) {
        try {
            return Pattern.compile(file.tree().at(at).asText(), LogPattern.FLAGS);
        } catch (PatternSyntaxException e) {
            throw new PolicyException(file.error(at, "not a regular expression: " + e.getDescription()));
        }
    }
}
