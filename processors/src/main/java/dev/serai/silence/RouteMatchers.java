package dev.serai.silence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The matchers of a route as Alertmanager writes them: {@code matchers}, and the older {@code match} and {@code match_re}. */
final class RouteMatchers {

    private RouteMatchers() {}

    /** @throws IllegalArgumentException for one that cannot be read */
    static LabelMatchers of(JsonNode route) {
        List<LabelMatcher> all = new ArrayList<>();
        route.path("match")
                .properties()
                .forEach(entry -> all.add(LabelMatcher.of(
                        entry.getKey(), MatchOperator.EQUAL, entry.getValue().asText())));
        route.path("match_re")
                .properties()
                .forEach(entry -> all.add(LabelMatcher.of(
                        entry.getKey(), MatchOperator.MATCHES, entry.getValue().asText())));
        route.path("matchers")
                .forEach(one -> all.addAll(MatcherText.parse(one.asText()).all()));
        return new LabelMatchers(all);
    }
}
