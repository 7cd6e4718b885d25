package dev.serai.model;

import dev.serai.wire.WireName;

/** What became of one call of a model. */
public enum ModelOutcome implements WireName {
    /** It is being asked, or the hub that asked it died meanwhile. */
    RUNNING("The model has not answered yet."),
    /** It answered with text. */
    ANSWERED("The model answered."),
    /** It wants tools to be called. */
    ASKED_TOOLS("The model asks for more evidence."),
    /** No model is configured. */
    NO_MODEL("No model is configured."),
    /** It did not answer in time. */
    TIMEOUT("The model did not answer in time."),
    /** Its endpoint cannot be reached, answers with an error, or with what is no answer. */
    ERROR("The model's endpoint cannot be reached or answers with an error."),
    /** Its endpoint answered 429. */
    BUSY("The model's endpoint takes no more requests for now."),
    /** Its endpoint does not take the hub's key. */
    KEY_REFUSED("The model's endpoint refuses the hub's key."),
    /** It failed too often just before, or asked to be left alone. */
    SUSPENDED("The model failed too often just before and is left alone for a while."),
    /** Its answer ended in the middle. */
    BROKEN_OFF("The model's answer broke off in the middle."),
    /** The question and the longest answer are more than it takes. */
    TOO_LONG("The question is too long for the model."),
    /** The tenant, or the person, has used what they may use in a day. */
    BUDGET_USED("The budget for models is used up for today; it begins anew at midnight UTC.");

    private final String words;

    ModelOutcome(String words) {
        this.words = words;
    }

    /** One sentence for people. */
    public String words() {
        return words;
    }
}
