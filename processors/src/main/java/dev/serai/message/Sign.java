package dev.serai.message;

/** What a title begins with, beside the {@link SeverityMark} of an incident that is open; each has one meaning in all messages. */
final class Sign {

    /** It ended well: nothing fires any more, or a change helped. */
    static final String WELL = "✅ ";
    /** A person closed it, whatever fires. */
    static final String CLOSED = "☑ ";
    /** A change was made; nobody checks whether it helped. */
    static final String DONE = "🔧 ";
    /** It was done and is being checked. */
    static final String UNDER_WAY = "⏳ ";
    /** It failed, or did not help. */
    static final String FAILED = "❌ ";
    /** Nobody knows what became of it: somebody has to check by hand. */
    static final String UNKNOWN = "❗ ";
    /** It did not run and will not, so nothing was changed. */
    static final String NOT_RUN = "⛔ ";
    /** Something was found out. */
    static final String FOUND = "🔎 ";
    /** A decision is needed. */
    static final String DECIDE = "❓ ";
    /** A decision is still needed. */
    static final String STILL_TO_DECIDE = "⏰ ";
    /** People allowed it. */
    static final String APPROVED = "👍 ";
    /** Somebody is to take care of it. */
    static final String CALLED = "🔔 ";
    /** Somebody takes care of it. */
    static final String OWNED = "👤 ";
    /** It is back, or keeps coming back. */
    static final String BACK = "🔁 ";
    /** It got worse. */
    static final String WORSE = "⏫ ";

    private Sign() {}
}
