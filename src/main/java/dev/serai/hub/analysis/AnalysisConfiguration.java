package dev.serai.hub.analysis;

import dev.serai.analysis.PatternAnalyst;
import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The analysts as their files say now. A broken file stops the start; later what it said before stays. */
@Configuration
class AnalysisConfiguration {

    private static final String PATTERNS = "analysis/patterns.yaml";
    private static final List<String> PROMPTS = List.of("system", "question", "repair");

    @Bean
    Live<PatternAnalyst> patternAnalyst(RoutesFolder routes) {
        return routes.live(
                PATTERNS, (name, text) -> PatternAnalyst.of(PolicyFile.read(name, text, PatternAnalyst.schema())));
    }

    @Bean
    Live<Prompts> prompts(RoutesFolder routes) {
        return routes.live(PROMPTS.stream().map(AnalysisConfiguration::file).toList(), texts -> prompts(routes, texts));
    }

    private static Prompts prompts(RoutesFolder routes, Map<String, String> texts) {
        List<PolicyError> errors = PROMPTS.stream()
                .flatMap(name -> misspelt(name, routes.path(file(name)), text(texts, name)))
                .toList();
        if (!errors.isEmpty()) {
            throw new PolicyException(errors);
        }
        return Prompts.of(text(texts, "system"), text(texts, "question"), text(texts, "repair"));
    }

    private static Stream<PolicyError> misspelt(String name, String path, String text) {
        int line = 0;
        for (String part : text.lines().toList()) {
            line++;
            try {
                Prompts.check(name, part);
            } catch (IllegalArgumentException e) {
                return Stream.of(new PolicyError(path, line, 1, String.valueOf(e.getMessage())));
            }
        }
        return Stream.empty();
    }

    private static String text(Map<String, String> texts, String name) {
        return texts.getOrDefault(file(name), "");
    }

    private static String file(String name) {
        return "analysis/prompts/" + name + ".txt";
    }
}
