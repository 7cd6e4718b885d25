package dev.serai.investigation;

import java.util.List;
import java.util.stream.Collectors;

/** The few words of its own that the hub puts around an answer, in the language of who asked. */
public enum AnswerLanguage {
    ENGLISH(
            "(not backed by evidence)",
            "I don't know.",
            "What is missing: ",
            "No model is configured; this is what is known here.",
            "The model gave no usable answer; this is what is known here.",
            "nothing is known about this here"),
    GERMAN(
            "(nicht belegt)",
            "Das weiß ich nicht.",
            "Es fehlt: ",
            "Es ist kein Modell eingerichtet; das ist hier bekannt.",
            "Das Modell gab keine brauchbare Antwort; das ist hier bekannt.",
            "dazu ist hier nichts bekannt");

    private final String uncited;
    private final String unknown;
    private final String missing;
    private final String noModel;
    private final String noAnswer;
    private final String nothing;

    AnswerLanguage(String uncited, String unknown, String missing, String noModel, String noAnswer, String nothing) {
        this.uncited = uncited;
        this.unknown = unknown;
        this.missing = missing;
        this.noModel = noModel;
        this.noAnswer = noAnswer;
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
    public String withoutModel(boolean configured) {
        return configured ? noAnswer : noModel;
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
    public String withoutModel(boolean configured, List<AnswerClaim> known, String lacking) {
        return withoutModel(configured) + "\n" + render(new Answer(known, lacking, null, 0));
    }

    private String claim(AnswerClaim claim) {
        return claim.text()
                + (claim.cited()
                        ? claim.labels().stream().collect(Collectors.joining(", ", " [", "]"))
                        : " " + uncited);
    }
}
