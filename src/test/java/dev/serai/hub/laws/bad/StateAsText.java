package dev.serai.hub.laws.bad;

/** What it is in stands there as a text. */
public record StateAsText(String id, String answerState) {

    /** @param severity as a text too */
    public boolean isAsBadAs(String severity) {
        return severity.equals("high");
    }
}
