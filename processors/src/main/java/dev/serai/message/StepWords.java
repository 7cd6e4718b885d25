package dev.serai.message;

import dev.serai.action.ActionState;
import dev.serai.action.RefusalReason;
import dev.serai.planning.Beginning;
import dev.serai.playbook.StepVerdict.StepReason;
import dev.serai.wire.ReasonCode;
import java.util.Arrays;
import java.util.Optional;

/** What became of a playbook's step that proposed nothing, for the person who asked. */
public final class StepWords {

    private StepWords() {}

    /**
     * One sentence.
     *
     * @param code why, as the API has it; empty while the step's turn has not come
     * @param detail which argument or which target; may be empty
     */
    public static String of(ChatLanguage language, String code, String detail) {
        Optional<RefusalReason> refused = Arrays.stream(RefusalReason.values())
                .filter(reason -> reason.name().equals(code) || reason.asked().equals(code))
                .findFirst();
        if (refused.isPresent()) {
            return RefusalWords.of(language, refused.get(), detail);
        }
        String sentence = ReasonCode.find(StepReason.class, code)
                .map(reason -> of(language, reason))
                .or(() -> state(code).map(state -> StateWords.of(language, state)))
                .or(() -> ReasonCode.find(Beginning.class, code).map(begun -> StateWords.of(language, begun.state())))
                .orElseGet(() -> of(language, StepReason.LATER));
        return sentence + (detail.isEmpty() ? "" : " (" + detail + ")") + ".";
    }

    private static Optional<ActionState> state(String code) {
        return Arrays.stream(ActionState.values())
                .filter(state -> state.name().equals(code))
                .findFirst();
    }

    private static String of(ChatLanguage language, StepReason reason) {
        return switch (reason) {
            case UNTRIED -> language.pick("it was not tried yet", "das wurde noch nicht versucht");
            case AGAIN -> language.pick("it may be tried again", "das darf noch einmal versucht werden");
            case OPEN -> language.pick("it is not over yet", "das ist noch nicht vorbei");
            case BEING_VERIFIED -> language.pick("it is being checked whether it helped", "ob es half, wird geprüft");
            case NOT_NEEDED -> language.pick("it is not needed here", "das braucht es hier nicht");
            case DONE -> language.pick("it was done before", "das wurde schon getan");
            case HELPED -> language.pick("it was done and helped", "das wurde getan und half");
            case NEXT_AFTER_NO_HELP, DID_NOT_HELP -> language.pick(
                    "it was done and did not help", "das wurde getan und half nicht");
            case NEXT_AFTER_FAILURE, FAILED -> language.pick(
                    "it was tried and came to nothing", "das wurde versucht und führte zu nichts");
            case TRIED_OFTEN_ENOUGH -> language.pick(
                    "it was tried as often as it may be in one incident",
                    "das wurde so oft versucht, wie es in einem Vorfall darf");
            case LATER -> language.pick("its turn has not come", "das ist noch nicht dran");
        };
    }
}
