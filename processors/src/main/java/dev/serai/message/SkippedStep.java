package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.RefusalReason;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.wire.ReasonCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a playbook that is not proposed.
 *
 * @param reason the code of why not
 * @param detail which argument, which target, or the playbook's own sentence; may be empty
 * @param earlier when the same was done to the same place before; null where nobody knows
 * @param earlierAct what that was, as {@link ActSentence} has it; empty where nobody knows
 * @param helped whether that helped; null where nobody knows
 */
record SkippedStep(
        String playbook,
        String step,
        String reason,
        String detail,
        @Nullable Instant earlier,
        String earlierAct,
        @Nullable VerificationVerdict helped) {

    private static final String BY_HAND = " Repair it by hand.";

    static SkippedStep of(JsonNode node) {
        return new SkippedStep(
                PageReader.text(node, "playbook"),
                PageReader.text(node, "step"),
                PageReader.text(node, "reason"),
                PageReader.text(node, "detail"),
                PageReader.instant(node, "earlier_at"),
                node.path("earlier_action").isObject() ? ActSentence.of(node.path("earlier_action")) : "",
                VerificationVerdict.of(PageReader.textOrNull(node, "earlier_verification")));
    }

    /** For instance {@code No proposal, since it was tried already: Rolled back shop/cart at 09:53, but it does not seem to have helped.} */
    LineText words(Audience audience) {
        LineText none = LineText.own("No proposal: ");
        RefusalReason refused = ReasonCode.find(RefusalReason.class, reason).orElse(null);
        if (refused == RefusalReason.COOLDOWN && earlier != null) {
            LineText done = earlierAct.isEmpty()
                    ? LineText.own("the same ").quote(step).and(" was done")
                    : LineText.own("it was tried already. ").quote(ActSentence.past(earlierAct));
            return none.and(done).and(" at " + audience.time(earlier) + helpedThen());
        }
        if (refused == RefusalReason.CHANGES_NOT_ALLOWED && detail.matches("\\S+")) {
            return none.and("automatic changes are switched off for cluster ")
                    .quote(cluster())
                    .and("." + BY_HAND);
        }
        if (refused == RefusalReason.SECRET_IN_ARGUMENTS) {
            return none.quote(step).and(" would show what looks like a secret.");
        }
        boolean sentence = detail.endsWith(".") && detail.contains(" ");
        if (sentence && detail.startsWith("No ")) {
            return LineText.foreign(detail).and(BY_HAND);
        }
        return none.quote(ActSentence.small(sentence ? detail : StepWords.of(ChatLanguage.ENGLISH, reason, detail)))
                .and(refused == RefusalReason.CHANGES_NOT_ALLOWED ? BY_HAND : "");
    }

    /** What each target in a cluster begins with. */
    private String cluster() {
        return detail.split("/", 2)[0];
    }

    private String helpedThen() {
        return helped == null
                ? "."
                : switch (helped) {
                    case PENDING -> "; whether it helped is still being checked.";
                    case PASSED -> " and helped then.";
                    case FAILED -> ", but it does not seem to have helped." + BY_HAND;
                    case INCONCLUSIVE -> "; nobody can say whether it helped.";
                };
    }
}
