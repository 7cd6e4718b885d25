package dev.serai.investigation;

/** Whether a tool is asked, and why not; the words are for the model. */
public enum ToolVerdict {
    ALLOWED(""),
    UNKNOWN_TOOL("There is no such tool."),
    UNREADABLE("The arguments must be of this form, and nothing else: "),
    NO_SUCH_OBJECT("There is no object of that number."),
    DOES_NOT_FIT("An object of this kind has no such data."),
    REPEATED("You asked exactly that before; its answer is above. Ask something else, or answer."),
    PROPOSED_BEFORE("Something was proposed for this question already. Answer with what you have."),
    OUT_OF_SCOPE("That is not available for this question."),
    OUT_OF_CALLS("No further call is allowed. Answer with what you have."),
    OUT_OF_TIME("There is no time for a further call. Answer with what you have."),
    OUT_OF_ROOM("No more can be shown. Answer with what you have.");

    private final String words;

    ToolVerdict(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
