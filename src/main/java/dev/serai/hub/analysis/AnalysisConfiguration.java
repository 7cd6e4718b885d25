package dev.serai.hub.analysis;

import dev.serai.analysis.PatternAnalyst;
import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.policy.PolicyFile;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The analysts as their files say now. A broken file stops the start; later what it said before stays. */
@Configuration
class AnalysisConfiguration {

    private static final String PATTERNS = "analysis/patterns.yaml";
    private static final List<String> PROMPTS =
            List.of("analysis/prompts/system.txt", "analysis/prompts/question.txt", "analysis/prompts/repair.txt");

    @Bean
    Live<PatternAnalyst> patternAnalyst(RoutesFolder routes) {
        return routes.live(
                PATTERNS, (name, text) -> PatternAnalyst.of(PolicyFile.read(name, text, PatternAnalyst.schema())));
    }

    @Bean
    Live<Prompts> prompts(RoutesFolder routes) {
        return routes.live(
                PROMPTS, texts -> Prompts.of(text(texts, "system"), text(texts, "question"), text(texts, "repair")));
    }

    private static String text(Map<String, String> texts, String name) {
        return texts.getOrDefault("analysis/prompts/" + name + ".txt", "");
    }
}
