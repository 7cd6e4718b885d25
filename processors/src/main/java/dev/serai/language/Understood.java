package dev.serai.language;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody's words ask for. */
public sealed interface Understood {

    /**
     * A change that is asked for in plain words. It is a request and nothing more: whoever takes it on makes a proposal
     * of it that a person decides.
     *
     * @param target what it is about
     * @param count how many replicas; only for {@link ChangeVerb#SCALE}
     * @param version what to go back to; only for {@link ChangeVerb#ROLLBACK}, null for the one before
     */
    record ChangeRequest(ChangeVerb verb, NamedObject target, @Nullable Integer count, @Nullable SaidVersion version)
            implements Understood {}

    /**
     * Something to find out.
     *
     * @param subject what it is about, if it names something
     * @param access only for {@link InquiryKind#WHO_MAY}
     * @param namespace where, if it names a place and no object
     * @param saysMore whether the same words ask for something else too, which this leaves out
     */
    record Inquiry(
            InquiryKind kind,
            @Nullable NamedObject subject,
            @Nullable AccessInquiry access,
            @Nullable String namespace,
            boolean saysMore)
            implements Understood {

        static Inquiry of(InquiryKind kind, @Nullable NamedObject subject) {
            return new Inquiry(kind, subject, null, null, false);
        }

        /** The same question, about an object. */
        public Inquiry about(NamedObject object) {
            return new Inquiry(kind, object, access, null, saysMore);
        }
    }

    /** "Do it": what was proposed last shall be asked for. It approves nothing. */
    record Consent() implements Understood {}

    /** "Cancel it": what the person asked for last shall not be done. It undoes nothing. */
    record Withdrawal() implements Understood {}

    /** "I'm on it". */
    record Acknowledgement() implements Understood {}

    /**
     * Nothing that may be acted on.
     *
     * @param hint one English sentence: what would make it clear
     * @param choices the objects that are meant, when it is one of several, or what the words name that no rule understands
     * @param wanted what is not known, only for {@link UnclearReason#UNKNOWN_OBJECT}: somebody may look whether it exists
     */
    record Unclear(UnclearReason reason, String hint, List<NamedObject> choices, @Nullable WantedObject wanted)
            implements Understood {

        public Unclear {
            choices = List.copyOf(choices);
        }

        static Unclear of(UnclearReason reason) {
            return new Unclear(reason, reason.hint(), List.of(), null);
        }
    }

    /**
     * An object that is spoken of and not known.
     *
     * @param object as far as the words say
     * @param kinds of which it may be
     */
    record WantedObject(NamedObject object, Set<TargetKind> kinds) {

        public WantedObject {
            kinds = Set.copyOf(kinds);
        }
    }
}
