package dev.serai.hub.investigation;

import dev.serai.analysis.Question;
import dev.serai.analysis.Template;
import dev.serai.hub.analysis.ModelWording;
import dev.serai.hub.llm.PromptFile;
import dev.serai.hub.llm.UsedPrompt;
import dev.serai.investigation.Answer;
import java.util.List;
import java.util.Map;

/**
 * The texts a model is sent with a person's question.
 *
 * @param used which wording it is
 * @param system what it is told once; {@code {{schema}}} becomes the schema of its answer
 * @param question what is known, with {@code {{evidence}}} and {@code {{playbooks}}}
 * @param repair what it is told when its answer cannot be read, with {@code {{error}}}
 */
record InvestigationPrompts(UsedPrompt used, String system, String question, String repair) implements ModelWording {

    private static final String SYSTEM = "investigation/prompts/system.txt";
    private static final String QUESTION = "investigation/prompts/question.txt";
    private static final String REPAIR = "analysis/prompts/repair.txt";

    static final List<String> FILES = List.of(SYSTEM, QUESTION, REPAIR);

    /**
     * Fills what is fixed.
     *
     * @param texts of {@link #FILES}, by name
     * @throws IllegalArgumentException when a place is misspelt
     */
    static InvestigationPrompts of(Map<String, String> texts) {
        List<PromptFile> files = FILES.stream()
                .map(name -> PromptFile.of(texts.getOrDefault(name, "")))
                .toList();
        InvestigationPrompts made = new InvestigationPrompts(
                new UsedPrompt("investigation", PromptFile.version(files), "a"),
                Template.fill(files.get(0).text(), Map.of("schema", Answer.schema())),
                files.get(1).text(),
                files.get(2).text());
        made.show(new Question(List.of(), List.of()));
        made.repair("");
        return made;
    }

    String show(Question known) {
        return known.render(question);
    }

    @Override
    public String repair(String error) {
        return Template.fill(repair, Map.of("error", error));
    }
}
