package dev.serai.hub.analysis;

import dev.serai.analysis.Question;
import dev.serai.analysis.ReplyCheck;
import dev.serai.analysis.Template;
import java.util.List;
import java.util.Map;

/**
 * The texts a model is sent, from {@code routes/analysis/prompts/}.
 *
 * @param system what it is told once; {@code {{schema}}} becomes the schema of its answer
 * @param question what it is asked, with {@code {{evidence}}} and {@code {{playbooks}}}
 * @param repair what it is told when its answer cannot be read, with {@code {{error}}}
 */
record Prompts(String system, String question, String repair) {

    /** Fills what is fixed and tries the rest, so that a misspelt place stops the start. */
    static Prompts of(String system, String question, String repair) {
        Prompts prompts = new Prompts(Template.fill(system, Map.of("schema", ReplyCheck.schema())), question, repair);
        prompts.ask(Question.of(List.of(), List.of()));
        prompts.repair("");
        return prompts;
    }

    String ask(Question asked) {
        return asked.render(question);
    }

    String repair(String error) {
        return Template.fill(repair, Map.of("error", error));
    }
}
