package dev.serai.signal;

import dev.serai.signal.SignalAnswer.Agrees;
import dev.serai.signal.SignalAnswer.Holds;
import dev.serai.signal.SignalDecision.SignalTrace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decisions about alerts as sentences. */
public final class SignalWords {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private SignalWords() {}

    /**
     * What was decided, and why.
     *
     * @param because of what, as people call it; null where it is the alert's own
     */
    public static String sentence(SignalVerdict verdict, TriageReason reason, @Nullable String because) {
        String why = why(reason, because);
        return switch (verdict) {
            case PAGE -> "People were notified, because " + why + ".";
            case DIGEST -> "A list in the chat has it, because " + why + ".";
            case SUPPRESS -> "Suppressed, because " + why + ".";
            case HOLD -> "Held back, because " + why + ".";
        };
    }

    /**
     * The same of what waits or holds for a time, with its end.
     *
     * @param until null where nobody knows
     */
    public static String sentence(
            SignalVerdict verdict, TriageReason reason, @Nullable String because, @Nullable Instant until) {
        String sentence = sentence(verdict, reason, because);
        return until == null || verdict != SignalVerdict.HOLD
                ? sentence
                : sentence.replaceFirst("Held back", "Held back until " + minute(until));
    }

    /** With its day: {@code 2026-11-22 10:05 UTC}. */
    static String day(Instant at) {
        return LocalDate.ofInstant(at.plusSeconds(60).minusNanos(1), ZoneOffset.UTC) + " " + minute(at);
    }

    /** The first full minute that is not before it, for people: {@code 10:05 UTC}. */
    static String minute(Instant at) {
        return MINUTE.format(at.plusSeconds(60).minusNanos(1).truncatedTo(ChronoUnit.MINUTES));
    }

    /**
     * That a chat got no page of its own.
     *
     * @param channel the name of the channel, for instance {@code slack}
     * @param budget how many pages the chat had had within an hour
     */
    public static String heldBack(String channel, int budget) {
        String name = channel.substring(0, 1).toUpperCase(Locale.ROOT) + channel.substring(1);
        return "Held back: " + name + " had reached its limit of " + budget
                + " pages an hour; the digest there lists it.";
    }

    /** What one stage said. */
    public static String sentence(SignalTrace trace, @Nullable String because) {
        SignalAnswer answer = trace.answer();
        if (answer instanceof Agrees agrees) {
            return "Nothing against a page: " + why(agrees.reason()) + ".";
        }
        if (answer instanceof Holds holds) {
            return "It waits until " + minute(holds.until()) + ": " + why(holds.reason(), because) + ".";
        }
        return "Against a page: " + why(((SignalAnswer.Suppresses) answer).reason(), because) + ".";
    }

    /**
     * Why it was decided so, as the end of a sentence.
     *
     * @param because of what, as people call it; null where it is the alert's own
     */
    public static String why(TriageReason reason, @Nullable String because) {
        String of = because == null ? "" : ": " + because;
        return switch (reason) {
            case NEW_INCIDENT -> "nothing speaks against it";
            case REOPENED -> "it was over and is back";
            case STILL_FIRING -> "what suppressed it is over, and it still fires";
            case SEVERITY -> "of its severity";
            case TEST_ENVIRONMENT -> "its environment notifies nobody";
            case FLAPPING -> "it comes and goes too often";
            case DUPLICATE_OF_OPEN -> "people know of its incident already";
            case PERSON_REQUEST -> "it is a change that a person requested";
            case SELF_RESOLVED -> "nothing fires any more";
            case SILENCED -> "it is silenced";
            case MAINTENANCE -> "a maintenance window expects it";
            case MUTED -> "the policy notifies nobody at this time";
            case INHIBITED -> "another alert that fires explains it";
            case HELD -> "it may end by itself in a moment";
            case AWAITS_ROOT -> "its cause may show in a moment";
            case SELF_RESOLVED_IN_HOLD -> "it ended by itself before anybody had to know";
            case OWNED -> "somebody works on it already" + of;
            case EXPECTED_CHANGE -> "a declared change expects it" + of;
            case RECOVERED -> "its number is back on the good side";
            case AT_BASELINE -> "its number has been at this level since long before";
            case FOLDED -> "it is folded into its cause" + of;
            case GATHERED -> "so many services have the same that one page is for all of them" + of;
            case PROMOTED -> "it is still or again wrong";
        };
    }

    /** {@link #why(TriageReason, String)} for who is answered in German. */
    public static String german(TriageReason reason, @Nullable String because) {
        String of = because == null ? "" : ": " + because;
        return switch (reason) {
            case NEW_INCIDENT -> "nichts spricht dagegen";
            case REOPENED -> "er war vorbei und ist wieder da";
            case STILL_FIRING -> "was ihn unterdrückte, ist vorbei, und er feuert noch";
            case SEVERITY -> "sein Schweregrad verlangt es so";
            case TEST_ENVIRONMENT -> "aus seiner Umgebung wird niemand benachrichtigt";
            case FLAPPING -> "er kommt und geht zu oft";
            case DUPLICATE_OF_OPEN -> "sein Vorfall ist schon bekannt";
            case PERSON_REQUEST -> "jemand hat diese Änderung verlangt";
            case SELF_RESOLVED -> "nichts feuert mehr";
            case SILENCED -> "er ist stummgeschaltet";
            case MAINTENANCE -> "ein Wartungsfenster erwartet ihn";
            case MUTED -> "die Regeln benachrichtigen um diese Zeit niemanden";
            case INHIBITED -> "ein anderer Alarm, der feuert, erklärt ihn";
            case HELD -> "er endet vielleicht gleich von selbst";
            case AWAITS_ROOT -> "seine Ursache zeigt sich vielleicht gleich";
            case SELF_RESOLVED_IN_HOLD -> "er endete von selbst, bevor jemand davon wissen musste";
            case OWNED -> "jemand arbeitet schon daran" + of;
            case EXPECTED_CHANGE -> "eine angekündigte Änderung erwartet ihn" + of;
            case RECOVERED -> "sein Messwert ist wieder auf der guten Seite";
            case AT_BASELINE -> "sein Messwert ist seit langem auf dieser Höhe";
            case FOLDED -> "er ist die Folge einer Ursache" + of;
            case GATHERED -> "so viele Dienste haben dasselbe, dass eine Nachricht für alle genügt" + of;
            case PROMOTED -> "er ist noch oder wieder da";
        };
    }

    /** Why a stage left it open, as the end of a sentence. */
    static String why(PassReason reason) {
        return switch (reason) {
            case FIRING -> "an alert fires";
            case NOT_WORSE -> "it is no worse than before";
            case WORSE_BUT_LOW -> "it got worse, and is still mild";
            case NOT_ANNOUNCED -> "people do not know of it yet";
            case ANNOUNCED -> "people know of it";
            case NOT_REOPENED -> "it is not back from being over";
            case STEADY -> "its alerts do not come and go too often";
            case FLAPPING_BUT_SEVERE -> "it comes and goes, and is too severe to be left alone";
            case LIVE_ENVIRONMENT -> "its environment notifies people";
            case SEVERE_ENOUGH -> "it is severe enough";
            case NOT_SUPPRESSED -> "no silence, window, mute time or inhibition rule holds for it";
            case TOO_MANY_TO_COMPARE -> "too many alerts fire to compare each";
            case NOT_OWNED -> "nobody works on it";
            case NO_CHANGE -> "no change was declared before it";
            case CHANGE_EXPECTS_NOTHING -> "of the change before it nobody said what to expect";
            case EXPECTED -> "the declared change expects it";
            case BEYOND_LIMIT -> "it is beyond what the declared change expects";
            case RISING -> "it gets worse";
            case LOGS_SURGE -> "its logs complain far more than usual";
            case WAITED -> "it did not end by itself";
            case RETURNS -> "it ended, and keeps coming back";
            case ABOVE_BASELINE -> "its number is neither back nor usual";
            case NUMBER_UNKNOWN -> "nobody knows how its number went";
            case NO_KIN -> "nothing that people know of has to do with it";
            case IS_ROOT -> "it is nearer to the cause than what has to do with it";
        };
    }
}
