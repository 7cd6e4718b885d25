package dev.serai.investigation;

import dev.serai.message.ChatLanguage;
import java.util.List;
import java.util.stream.Collectors;

/** The few words of its own that the hub puts around an answer, in the language of who asked. */
public record AnswerWords(ChatLanguage language) {

    /** What stands behind a claim that cites nothing. */
    public String uncited() {
        return language.pick("(not backed by evidence)", "(nicht belegt)");
    }

    /** That nothing which was said rests on anything. */
    public String unknown() {
        return language.pick("I don't know.", "Das weiß ich nicht.");
    }

    /** What would have to be known; empty for nothing. */
    public String missing(String what) {
        return what.isEmpty() ? "" : language.pick("What is missing: ", "Es fehlt: ") + what;
    }

    /** What is missing where nothing was found. */
    public String nothing() {
        return language.pick("nothing is known about this here", "dazu ist hier nichts bekannt");
    }

    /** The whole answer for a person: each claim with what it cites, what is uncited marked so, and an honest end. */
    public String render(Answer answer) {
        String claims = answer.claims().stream().map(this::claim).collect(Collectors.joining("\n"));
        String text = answer.knows() ? claims : claims.isEmpty() ? unknown() : unknown() + "\n" + claims;
        return answer.missing().isEmpty() ? text : text + "\n" + missing(answer.missing());
    }

    /** What is said where no model answers. */
    public String withoutModel(ModelSilence why, List<AnswerClaim> known, String lacking) {
        return why.words(language) + "\n" + render(new Answer(known, lacking, null, 0));
    }

    private String claim(AnswerClaim claim) {
        return claim.text()
                + (claim.cited()
                        ? claim.labels().stream().collect(Collectors.joining(", ", " [", "]"))
                        : " " + uncited());
    }
}
