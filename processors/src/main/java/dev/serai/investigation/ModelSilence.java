package dev.serai.investigation;

import dev.serai.analysis.AnalysisReason;
import dev.serai.message.ChatLanguage;
import org.jspecify.annotations.Nullable;

/** Why no model spoke. */
public enum ModelSilence {
    NO_MODEL(
            "No model is configured; this is what is known here.",
            "Es ist kein Modell eingerichtet; das ist hier bekannt."),
    NO_ANSWER(
            "The model gave no usable answer; this is what is known here.",
            "Das Modell gab keine brauchbare Antwort; das ist hier bekannt."),
    NO_BUDGET(
            "The budget for models is used up for today, it begins anew at midnight UTC; this is what is known here.",
            "Das Budget für Modelle ist für heute aufgebraucht, um Mitternacht UTC gibt es neues; das ist hier bekannt.");

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
        return reason == AnalysisReason.MODEL_BUDGET_USED ? NO_BUDGET : NO_ANSWER;
    }

    /** For people, with what follows. */
    public String words(ChatLanguage language) {
        return switch (language) {
            case ENGLISH -> english;
            case GERMAN -> german;
        };
    }
}
