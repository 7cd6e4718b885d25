package dev.serai.message;

import dev.serai.action.ActionState;

/** Where an action is, as half a sentence. */
public final class StateWords {

    private StateWords() {}

    public static String of(ChatLanguage language, ActionState state) {
        return switch (state) {
            case PROPOSED -> language.pick("it is being tried out first", "es wird zuerst probeweise ausgeführt");
            case AWAITING_APPROVAL -> language.pick("it waits for approval", "es wartet auf Freigabe");
            case APPROVED -> language.pick("it is approved and about to run", "es ist freigegeben und läuft gleich");
            case RUNNING -> language.pick("it is running", "es läuft gerade");
            case UNKNOWN -> language.pick("its outcome is unknown", "der Ausgang ist unbekannt");
            case SUCCEEDED -> language.pick("it was done", "es wurde getan");
            case FAILED -> language.pick("it failed", "es schlug fehl");
            case REJECTED -> language.pick("somebody rejected it", "jemand hat es abgelehnt");
            case EXPIRED -> language.pick("nobody decided in time", "niemand hat rechtzeitig entschieden");
            case CANCELLED -> language.pick("it was withdrawn", "es wurde zurückgezogen");
            case REFUSED -> language.pick("it was refused before it ran", "es wurde vor dem Start verweigert");
        };
    }
}
