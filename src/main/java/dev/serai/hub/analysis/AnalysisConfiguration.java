package dev.serai.hub.analysis;

import dev.serai.analysis.PatternAnalyst;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.policy.PolicyFile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The analysts as their files say. They are read once: a broken file stops the start. */
@Configuration
class AnalysisConfiguration {

    private static final String PATTERNS = "analysis/patterns.yaml";

    @Bean
    PatternAnalyst patternAnalyst(RoutesFolder routes) {
        return PatternAnalyst.of(
                PolicyFile.read(routes.path(PATTERNS), routes.text(PATTERNS), PatternAnalyst.schema()));
    }

    @Bean
    Prompts prompts(RoutesFolder routes) {
        return Prompts.of(
                routes.text("analysis/prompts/system.txt"),
                routes.text("analysis/prompts/question.txt"),
                routes.text("analysis/prompts/repair.txt"));
    }
}
