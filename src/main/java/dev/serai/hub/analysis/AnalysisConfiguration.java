package dev.serai.hub.analysis;

import dev.serai.analysis.PatternAnalyst;
import dev.serai.hub.llm.PromptFile;
import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The analysts as their files say now. A broken file stops the start; later what it said before stays. */
@Configuration
class AnalysisConfiguration {

    private static final String PATTERNS = "analysis/patterns.yaml";
    private static final String FOLDER = "analysis/prompts/";
    private static final List<String> PROMPTS = List.of("system", "question", "repair");
    private static final Pattern FILES = Pattern.compile(FOLDER + "(?:[b-z]/)?(?:system|question|repair)\\.txt");

    @Bean
    Live<PatternAnalyst> patternAnalyst(RoutesFolder routes) {
        return routes.live(
                PATTERNS, (name, text) -> PatternAnalyst.of(PolicyFile.read(name, text, PatternAnalyst.schema())));
    }

    /** The wordings by their variants; a file of a variant's folder stands for the one beside the folders. */
    @Bean
    Live<PromptRotation> prompts(RoutesFolder routes) {
        return routes.live(
                () -> {
                    // All three are there at least.
                    PROMPTS.forEach(name -> routes.text(file(PromptRotation.FIRST, name)));
                    return routes.textsOf(FILES);
                },
                texts -> prompts(routes, texts));
    }

    private static PromptRotation prompts(RoutesFolder routes, Map<String, String> texts) {
        List<PolicyError> errors = texts.entrySet().stream()
                .flatMap(file -> misspelt(name(file.getKey()), routes.path(file.getKey()), file.getValue()))
                .toList();
        if (!errors.isEmpty()) {
            throw new PolicyException(errors);
        }
        SortedMap<String, Prompts> variants = new TreeMap<>();
        texts.keySet().forEach(file -> variants.computeIfAbsent(variant(file), one -> prompts(one, texts)));
        return new PromptRotation(variants);
    }

    private static Prompts prompts(String variant, Map<String, String> texts) {
        List<PromptFile> files = PROMPTS.stream()
                .map(name -> texts.getOrDefault(
                        file(variant, name), texts.getOrDefault(file(PromptRotation.FIRST, name), "")))
                .map(PromptFile::of)
                .toList();
        return Prompts.of(variant, files);
    }

    private static Stream<PolicyError> misspelt(String name, String path, String text) {
        try {
            PromptFile.of(text);
        } catch (IllegalArgumentException e) {
            return Stream.of(new PolicyError(path, 1, 1, String.valueOf(e.getMessage())));
        }
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

    private static String file(String variant, String name) {
        return FOLDER + (variant.equals(PromptRotation.FIRST) ? "" : variant + "/") + name + ".txt";
    }

    private static String variant(String file) {
        int end = file.indexOf('/', FOLDER.length());
        return end < 0 ? PromptRotation.FIRST : file.substring(FOLDER.length(), end);
    }

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1, file.length() - ".txt".length());
    }
}
