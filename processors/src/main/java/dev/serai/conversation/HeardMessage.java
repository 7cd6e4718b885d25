package dev.serai.conversation;

import dev.serai.language.InquiryKind;
import dev.serai.language.NamedObject;
import dev.serai.language.UnclearReason;
import dev.serai.language.Understanding;
import dev.serai.language.UnderstandingContext;
import dev.serai.language.Understood;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a message asks for. Nothing is done by that.
 *
 * @param kind where it goes
 * @param language in which to answer
 */
public record HeardMessage(HeardKind kind, Understood meaning, ChatLanguage language) {

    private static final Set<UnclearReason> FREE_TEXT = Set.of(UnclearReason.NOT_UNDERSTOOD, UnclearReason.TOO_LONG);

    /** Where messages go. */
    public enum HeardKind {
        /** A change that is asked for: a proposal that a person decides. */
        CHANGE,
        /** "Do it": what was proposed last is asked for. It decides nothing. */
        CONSENT,
        /** "Cancel it": what the person asked for last is withdrawn while it is open. */
        WITHDRAW,
        ACKNOWLEDGE,
        WHO_MAY,
        /** What is stored answers these, whether there is a model or not. */
        PROPOSE,
        HELPED,
        STATUS,
        INCIDENTS,
        ON_CALL,
        /** What waits for an approval. */
        APPROVALS,
        /** Who decided. */
        DECIDED,
        LOGS,
        PODS,
        /** What changed anywhere, or in a namespace. */
        ROLLOUTS,
        /** Where it is recorded who did what. */
        AUDIT,
        /** What the latest scan has found. */
        SCAN,
        HELP,
        /** What the last answer rests on. */
        SOURCES,
        /** Everything else that is asked is looked into. */
        QUESTION,
        /** It waited for too long to be acted on: the person may say it again. */
        TOO_LATE,
        /** A change of what only an alert names, and no cluster has shown. */
        UNSEEN,
        /** Nothing that may be acted on: the person is asked back. */
        UNCLEAR
    }

    /**
     * Reads a message against what exists. Words that no rule understands may be written about somewhere, unless they speak of
     * a change.
     *
     * @param anything whether somebody can answer words that no rule understands
     * @param language in which to answer
     */
    public static HeardMessage of(String text, UnderstandingContext context, boolean anything, ChatLanguage language) {
        Understood meaning = Understanding.of(text, context);
        if (meaning instanceof Understood.Inquiry inquiry && asksForRollouts(inquiry, text)) {
            return new HeardMessage(HeardKind.ROLLOUTS, meaning, language);
        }
        boolean question = anything || text.strip().endsWith("?") || !Understanding.speaksOfChange(text);
        return new HeardMessage(kind(meaning, question), meaning, language);
    }

    /** The same, when not all places could be looked at where what is meant may be: it is asked back about. */
    public HeardMessage unsure() {
        NamedObject found = subject();
        String hint = found == null
                ? LookupWords.notFoundEverywhere(language, UnclearWords.of((Understood.Unclear) meaning, language))
                : LookupWords.perhapsElsewhere(language, ObjectWords.of(language, found));
        return new HeardMessage(
                HeardKind.UNCLEAR, new Understood.Unclear(UnclearReason.AMBIGUOUS, hint, List.of(), null), language);
    }

    /** The same, when it may be about each of these: it is asked back about. */
    public HeardMessage oneOf(List<NamedObject> several) {
        String hint = UnclearReason.AMBIGUOUS.hint() + " There are: "
                + several.stream().map(NamedObject::inWordsWithCluster).collect(Collectors.joining(", ")) + ".";
        return new HeardMessage(
                HeardKind.UNCLEAR, new Understood.Unclear(UnclearReason.AMBIGUOUS, hint, several, null), language);
    }

    /**
     * The same, when no cluster has shown the object of a change, which an alert alone names.
     *
     * @param looked whether its cluster has said that there is none
     */
    public HeardMessage unseen(boolean looked) {
        String object = ObjectWords.of(language, Objects.requireNonNull(subject()));
        String hint = looked ? LookupWords.notThere(language, object) : LookupWords.notSeen(language, object);
        return new HeardMessage(
                HeardKind.UNSEEN, new Understood.Unclear(UnclearReason.AMBIGUOUS, hint, List.of(), null), language);
    }

    /** What to look for before anything is done: what is spoken of and not known, or the object of a change; else null. */
    public Understood.@Nullable WantedObject sought() {
        return meaning instanceof Understood.ChangeRequest change
                ? new Understood.WantedObject(
                        change.target(),
                        Set.of(Objects.requireNonNull(change.target().kind())))
                : wanted();
    }

    /** What is spoken of and not known; null where nothing is. */
    public Understood.@Nullable WantedObject wanted() {
        return meaning instanceof Understood.Unclear unclear ? unclear.wanted() : null;
    }

    /** What was deployed on a day, or what changed in a namespace, is about all that is there. */
    private static boolean asksForRollouts(Understood.Inquiry inquiry, String text) {
        boolean changes = inquiry.kind() == InquiryKind.WHAT_CHANGED && inquiry.subject() == null;
        return changes
                && (inquiry.namespace() != null
                        || Understanding.speaksOfRollouts(text)
                                && AskedSpan.of(text, Instant.EPOCH).isPresent());
    }

    private static HeardKind kind(Understood meaning, boolean anything) {
        if (meaning instanceof Understood.ChangeRequest) {
            return HeardKind.CHANGE;
        }
        if (meaning instanceof Understood.Consent) {
            return HeardKind.CONSENT;
        }
        if (meaning instanceof Understood.Withdrawal) {
            return HeardKind.WITHDRAW;
        }
        if (meaning instanceof Understood.Acknowledgement) {
            return HeardKind.ACKNOWLEDGE;
        }
        if (meaning instanceof Understood.Unclear unclear) {
            return anything && FREE_TEXT.contains(unclear.reason()) ? HeardKind.QUESTION : HeardKind.UNCLEAR;
        }
        return asked(((Understood.Inquiry) meaning).kind());
    }

    private static HeardKind asked(InquiryKind kind) {
        return switch (kind) {
            case WHY, WHAT_CHANGED, SEEN_BEFORE, PROCEDURE -> HeardKind.QUESTION;
            case PROPOSE -> HeardKind.PROPOSE;
            case HELPED, OUTCOME -> HeardKind.HELPED;
            case WHO_MAY -> HeardKind.WHO_MAY;
            case STATUS, PAGED -> HeardKind.STATUS;
            case INCIDENTS -> HeardKind.INCIDENTS;
            case ONCALL -> HeardKind.ON_CALL;
            case APPROVALS -> HeardKind.APPROVALS;
            case DECIDED -> HeardKind.DECIDED;
            case LOGS -> HeardKind.LOGS;
            case PODS -> HeardKind.PODS;
            case AUDIT -> HeardKind.AUDIT;
            case SCAN -> HeardKind.SCAN;
            case HELP -> HeardKind.HELP;
            case SOURCES -> HeardKind.SOURCES;
        };
    }

    /** The object that is named; null where none is. */
    public @Nullable NamedObject subject() {
        if (meaning instanceof Understood.ChangeRequest change) {
            return change.target();
        }
        if (meaning instanceof Understood.Unclear unclear && unclear.reason() == UnclearReason.NOT_UNDERSTOOD) {
            return unclear.choices().size() == 1 ? unclear.choices().get(0) : null;
        }
        return meaning instanceof Understood.Inquiry inquiry ? inquiry.subject() : null;
    }

    /** The same, answered so late; what would do something is not done then. */
    public HeardMessage answered(Instant saidAt, Instant now) {
        boolean acts = Set.of(HeardKind.CHANGE, HeardKind.CONSENT, HeardKind.ACKNOWLEDGE)
                .contains(kind);
        return acts && ConversationLife.isTooOld(saidAt, now)
                ? new HeardMessage(HeardKind.TOO_LATE, meaning, language)
                : this;
    }

    /** Whether it speaks of an incident, so that it is what is talked about from now on. */
    public boolean speaksOf() {
        return switch (kind) {
            case CHANGE, PROPOSE, HELPED, STATUS, DECIDED, LOGS, PODS, QUESTION -> true;
            case CONSENT,
                    WITHDRAW,
                    ACKNOWLEDGE,
                    SOURCES,
                    WHO_MAY,
                    INCIDENTS,
                    ON_CALL,
                    APPROVALS,
                    AUDIT,
                    ROLLOUTS,
                    SCAN,
                    HELP,
                    TOO_LATE,
                    UNSEEN,
                    UNCLEAR -> false;
        };
    }

    /** Whether the same words ask for something else too, which is not answered. */
    public boolean saysMore() {
        return meaning instanceof Understood.Inquiry inquiry && inquiry.saysMore();
    }

    /** The object that a question is about; null for none, and for what is no question. */
    public @Nullable NamedObject asksAbout() {
        return meaning instanceof Understood.Inquiry inquiry ? inquiry.subject() : null;
    }

    /** What is named, whether it is known or not; null for nothing. */
    public @Nullable NamedObject named() {
        NamedObject subject = subject();
        Understood.WantedObject wanted = wanted();
        return subject != null || wanted == null ? subject : wanted.object();
    }

    /** Whether it asks about something that happens here, and does not say of what. */
    public boolean isOpen() {
        return meaning instanceof Understood.Inquiry inquiry
                && inquiry.subject() == null
                && inquiry.namespace() == null
                && speaksOf()
                && inquiry.kind() != InquiryKind.PROCEDURE;
    }

    /** The same question, about an object that was named before. */
    public HeardMessage about(NamedObject object) {
        return meaning instanceof Understood.Inquiry inquiry
                ? new HeardMessage(kind, inquiry.about(object), language)
                : this;
    }

    /** What is asked; null for what no rule understands. */
    public @Nullable InquiryKind inquiry() {
        return meaning instanceof Understood.Inquiry inquiry ? inquiry.kind() : null;
    }
}
