package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.playbook.Argument.Constant;
import dev.serai.playbook.Argument.Guarded;
import dev.serai.playbook.Argument.Word;
import dev.serai.playbook.Argument.WordList;
import dev.serai.policy.Expression;
import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a list of words: what comes from an alert may stand only after a constant {@code --}. */
final class WordsReader {

    private final PolicyFile file;
    private final Vocabulary names;
    private final List<PolicyError> errors;

    WordsReader(PolicyFile file, Vocabulary names, List<PolicyError> errors) {
        this.file = file;
        this.names = names;
        this.errors = errors;
    }

    WordList read(String at, JsonNode list) {
        List<Word> words = new ArrayList<>();
        boolean optionsEnded = false;
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.path(i);
            if (item.isTextual()) {
                words.add(new Constant(item.textValue()));
                optionsEnded |= "--".equals(item.textValue());
            } else if (optionsEnded) {
                guarded(at + "/" + i, item, words);
            } else {
                errors.add(file.error(at + "/" + i, "a computed word is allowed only after the word --"));
            }
        }
        return new WordList(words);
    }

    private void guarded(String at, JsonNode item, List<Word> words) {
        try {
            Expression value = file.expression(at + "/value", names, Expression.Type.STRING);
            words.add(new Guarded(value, Pattern.compile(item.path("pattern").asText())));
        } catch (PolicyException e) {
            errors.addAll(e.errors());
        } catch (PatternSyntaxException e) {
            errors.add(file.error(at + "/pattern", "not a pattern: " + e.getDescription()));
        }
    }
}
