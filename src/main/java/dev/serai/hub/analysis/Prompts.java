package dev.serai.hub.analysis;

import dev.serai.analysis.Question;
import dev.serai.analysis.ReplyCheck;
import dev.serai.analysis.Template;
import dev.serai.hub.llm.PromptFile;
import dev.serai.hub.llm.UsedPrompt;
import java.util.List;
import java.util.Map;

/**
 * The texts a model is sent, from {@code routes/analysis/prompts/}.
 *
 * @param used which wording it is
 * @param system what it is told once; {@code {{schema}}} becomes the schema of its answer
 * @param question what it is asked, with {@code {{evidence}}} and {@code {{playbooks}}}
 * @param repair what it is told when its answer cannot be read, with {@code {{error}}}
 */
record Prompts(UsedPrompt used, String system, String question, String repair) implements ModelWording {

    /**
     * Fills what is fixed.
     *
     * @param files the texts of system, question and repair
     */
    static Prompts of(String variant, List<PromptFile> files) {
        return new Prompts(
                new UsedPrompt("analysis", PromptFile.version(files), variant),
                instructed(files.get(0).text()),
                files.get(1).text(),
                files.get(2).text());
    }

    /**
     * Tries one of the texts.
     *
     * @param name of its file, without the ending
     * @throws IllegalArgumentException when a place is misspelt
     */
    static void check(String name, String text) {
        switch (name) {
            case "system" -> instructed(text);
            case "question" -> Question.of(List.of(), List.of()).render(text);
            default -> repaired(text, "");
        }
    }

    private static String instructed(String system) {
        return Template.fill(system, Map.of("schema", ReplyCheck.schema()));
    }

    private static String repaired(String repair, String error) {
        return Template.fill(repair, Map.of("error", error));
    }

    String ask(Question asked) {
        return asked.render(question);
    }

    @Override
    public String repair(String error) {
        return repaired(repair, error);
    }
}
