package dev.serai.investigation;

import java.util.List;
import java.util.stream.Collectors;

/** The few words of its own that the hub puts around an answer, in the language of who asked. */
public enum AnswerLanguage {
    ENGLISH("(not backed by evidence)", "I don't know.", "What is missing: ", "nothing is known about this here"),
    GERMAN("(nicht belegt)", "Das weiß ich nicht.", "Es fehlt: ", "dazu ist hier nichts bekannt");

    private final String uncited;
    private final String unknown;
    private final String missing;
    private final String nothing;

    AnswerLanguage(String uncited, String unknown, String missing, String nothing) {
        this.uncited = uncited;
        this.unknown = unknown;
        this.missing = missing;
        this.nothing = nothing;
    }

    /** What stands behind a claim that cites nothing. */
    public String uncited() {
        return uncited;
    }

    /** That nothing which was said rests on anything. */
    public String unknown() {
        return unknown;
    }

    /** What would have to be known; empty for nothing. */
    public String missing(String what) {
        return what.isEmpty() ? "" : missing + what;
    }

    /** That no model spoke. */
    public String withoutModel(ModelSilence why) {
        return why.words(this);
    }

    /** What is missing where nothing was found. */
    public String nothing() {
        return nothing;
    }

    /** The whole answer for a person: each claim with what it cites, what is uncited marked so, and an honest end. */
    public String render(Answer answer) {
        String claims = answer.claims().stream().map(this::claim).collect(Collectors.joining("\n"));
        String text = answer.knows() ? claims : claims.isEmpty() ? unknown : unknown + "\n" + claims;
        return answer.missing().isEmpty() ? text : text + "\n" + missing(answer.missing());
    }

    /** What is said where no model answers. */
    public String withoutModel(ModelSilence why, List<AnswerClaim> known, String lacking) {
        return withoutModel(why) + "\n" + render(new Answer(known, lacking, null, 0));
    }

    private String claim(AnswerClaim claim) {
        return claim.text()
                + (claim.cited()
                        ? claim.labels().stream().collect(Collectors.joining(", ", " [", "]"))
                        : " " + uncited);
    }
}
