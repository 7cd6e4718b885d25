package dev.serai.message;

import dev.serai.approval.DecisionOutcome;
import dev.serai.secret.Redaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What somebody who pressed a button is told: at most 200 UTF-16 units, the least that a channel allows (Bot API, {@code
 * answerCallbackQuery}).
 */
public final class AnswerText {

    /** Bot API: 0–200 characters. */
    public static final int MAX_UNITS = 200;

    private AnswerText() {}

    /** What became of a decision. */
    public static String of(DecisionOutcome outcome) {
        return switch (outcome.reason()) {
            case RECORDED -> "Recorded: " + outcome.approvals() + " of " + outcome.quorum() + ".";
            case APPROVED -> "Approved: " + outcome.approvals() + " of " + outcome.quorum() + ". The action will run.";
            case REJECTED -> "Rejected. The action will not run.";
            case ALREADY_DECIDED -> "You decided already; it counts once.";
            case REPLAYED -> "This was processed already.";
            case UNKNOWN_APPROVAL -> "Not recorded: there is no such approval.";
            case CLOSED -> "Not recorded: this was decided or cancelled before.";
            case EXPIRED -> "Not recorded: the deadline has passed.";
            case DIGEST_MISMATCH -> "Not recorded: what is requested has changed since this message.";
            case UNKNOWN_USER -> "Not recorded: your account is unknown or disabled.";
            case ROLE_TOO_LOW -> "Not recorded: your role may not decide this.";
            case REQUESTER -> "Not recorded: you requested it, and somebody else must decide.";
            case IDENTITY_TOO_NEW -> "Not recorded: this chat account was linked only a short time ago."
                    + (outcome.from() == null ? "" : " It may decide this from " + minute(outcome.from()) + ".");
        };
    }

    /** The first full minute that is not before it. */
    private static Instant minute(Instant at) {
        return at.minusNanos(1).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }

    /** Why a press led to nothing. */
    public static String of(InteractionRefusal refusal, Interaction interaction) {
        return switch (refusal) {
            case UNMAPPED_USER -> "Not recorded: nobody here is known by the " + channel(interaction.channel()) + " id "
                    + SafeText.line(interaction.from(), 30) + ". An administrator can map it to an account.";
            case DISABLED_USER -> "Not recorded: your account is disabled.";
            case UNKNOWN_BUTTON -> "Not recorded: this button is not known.";
            case WRONG_PLACE -> "Not recorded: this button belongs to another message.";
            case REPLACED -> "Not recorded: try again in a moment, or use the newest message about this.";
            case ROLE_TOO_LOW -> "Not recorded: your role may not do this.";
        };
    }

    /** A channel's name as people write it. */
    static String channel(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Any text, made safe and short enough. */
    public static String of(String text) {
        return SafeText.line(Redaction.redact(text), MAX_UNITS);
    }
}
