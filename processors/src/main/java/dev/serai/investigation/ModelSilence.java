package dev.serai.investigation;

import dev.serai.analysis.AnalysisReason;
import dev.serai.message.ChatLanguage;
import org.jspecify.annotations.Nullable;

/** Why no model spoke, as a sentence that says what somebody can do about it. */
public enum ModelSilence {
    NO_MODEL("No model is configured", "Es ist kein Modell eingerichtet"),
    UNUSABLE("The model gave no usable answer", "Das Modell gab keine brauchbare Antwort"),
    TOO_LATE("The model did not answer in time", "Das Modell hat nicht rechtzeitig geantwortet"),
    ERROR(
            "The model could not be reached, or answered with an error",
            "Das Modell war nicht zu erreichen oder antwortete mit einem Fehler"),
    BUSY(
            "The model is overloaded and takes no more questions for now; ask again in some minutes",
            "Das Modell ist überlastet und nimmt gerade keine Fragen mehr an; frag in einigen Minuten noch einmal"),
    RESTING(
            "The model failed too often just before and is left alone for a while; ask again in a minute",
            "Das Modell hat eben zu oft versagt und wird eine Weile nicht gefragt; frag in einer Minute noch einmal"),
    KEY_REFUSED(
            "The model refuses the hub's key; an administrator has to renew it",
            "Das Modell nimmt den Schlüssel des Hubs nicht an; ein Administrator muss ihn erneuern"),
    BROKEN_OFF("The model's answer broke off in the middle", "Die Antwort des Modells brach mittendrin ab"),
    TOO_LONG(
            "The question with what is known about it is too long for the model",
            "Die Frage ist mit dem, was dazu bekannt ist, zu lang für das Modell"),
    NO_BUDGET(
            "The budget for models is used up for today, it begins anew at midnight UTC",
            "Das Budget für Modelle ist für heute aufgebraucht, um Mitternacht UTC gibt es neues");

    private final String english;
    private final String german;

    ModelSilence(String english, String german) {
        this.english = english;
        this.german = german;
    }

    /** @param reason why one that was asked gave no answer; null where none was asked */
    public static ModelSilence of(boolean configured, @Nullable AnalysisReason reason) {
        if (!configured) {
            return NO_MODEL;
        }
        return reason == null
                ? UNUSABLE
                : switch (reason) {
                    case NO_MODEL -> NO_MODEL;
                    case MODEL_TIMEOUT -> TOO_LATE;
                    case MODEL_ERROR -> ERROR;
                    case MODEL_BUSY -> BUSY;
                    case MODEL_SUSPENDED -> RESTING;
                    case MODEL_KEY_REFUSED -> KEY_REFUSED;
                    case MODEL_BROKEN_OFF -> BROKEN_OFF;
                    case MODEL_QUESTION_TOO_LONG -> TOO_LONG;
                    case MODEL_BUDGET_USED -> NO_BUDGET;
                    default -> UNUSABLE;
                };
    }

    /** For people, with what follows. */
    public String words(ChatLanguage language) {
        return language.pick(english + "; this is what is known here.", german + "; das ist hier bekannt.");
    }
}
