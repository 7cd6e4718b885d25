package dev.serai.conversation;

import dev.serai.conversation.Citation.CitationKind;
import dev.serai.conversation.IncidentPicture.PictureEvidence;
import dev.serai.conversation.PictureAction.PictureApproval;
import dev.serai.message.ChatLanguage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes an answer sentence by sentence, in one language, and numbers what it cites. */
final class DraftWriter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private static final int DIGEST = 12;

    private final ChatLanguage language;
    private final Instant now;
    private final StringBuilder text = new StringBuilder();
    private final List<Citation> citations = new ArrayList<>();
    private @Nullable UUID proposal;
    private @Nullable SuggestedPlaybook playbook;

    DraftWriter(ChatLanguage language, Instant now) {
        this.language = language;
        this.now = now;
    }

    /** A line of its own, in the language of the answer. */
    DraftWriter say(String english, String german, Object... values) {
        text.append(text.isEmpty() ? "" : "\n")
                .append(language.pick(english, german).formatted(values));
        return this;
    }

    /** The last line rests on this. */
    DraftWriter cite(Citation citation) {
        int known = citations.indexOf(citation);
        if (known < 0) {
            citations.add(citation);
            known = citations.size() - 1;
        }
        text.append(" [").append(known + 1).append(']');
        return this;
    }

    ChatLanguage language() {
        return language;
    }

    DraftWriter propose(UUID action) {
        proposal = action;
        return this;
    }

    DraftWriter suggest(SuggestedPlaybook suggestion) {
        playbook = suggestion;
        return this;
    }

    AnswerDraft draft() {
        return new AnswerDraft(text.toString(), citations, proposal, playbook);
    }

    /** For people: the time, the day when it is not today's, and how long ago. */
    String when(Instant at) {
        boolean today = DAY.format(at).substring(0, 10).equals(DAY.format(now).substring(0, 10));
        Duration ago = Duration.between(at, now);
        String since = ago.isNegative() || ago.toHours() >= 24
                ? ""
                : " (" + language.pick(amount(ago) + " ago", "vor " + amount(ago)) + ")";
        return (today ? TIME : DAY).format(at) + " UTC" + since;
    }

    /** For people: the time at which something ends, and how long that is from now. */
    String until(Instant end) {
        Duration left = Duration.between(now, end);
        boolean near = !left.isNegative() && left.toHours() < 24;
        return (near ? TIME : DAY).format(end) + " UTC" + (near ? " (in " + amount(left) + ")" : "");
    }

    /** A model is named before what it says. */
    String said(String model) {
        return language.pick("Model " + model + " says: ", "Modell " + model + " sagt: ");
    }

    String amount(Duration length) {
        if (length.toMinutes() < 1) {
            return length.toSeconds() + " s";
        }
        return length.toMinutes() < 120
                ? length.toMinutes() + " min"
                : length.toHours() + language.pick(" hours", " Stunden");
    }

    /** What an action does, whole. */
    String act(PictureAction action) {
        return ShortLine.whole(action.what().in(language));
    }

    /** So much of a digest is told apart at a glance; the API shows all of it. */
    static String digest(String whole) {
        return whole.substring(0, Math.min(DIGEST, whole.length()));
    }

    static Citation of(IncidentPicture picture, PictureEvidence evidence) {
        return new Citation(CitationKind.EVIDENCE, evidence.id(), evidence.source(), incident(picture) + "/evidence");
    }

    /** The last line rests on this. */
    DraftWriter cite(PictureAction action) {
        return cite(new Citation(
                CitationKind.ACTION, action.id(), action.what().in(language), "/api/v1/actions/" + action.id()));
    }

    static Citation of(PictureApproval approval, String what) {
        return new Citation(CitationKind.APPROVAL, approval.id(), what, "/api/v1/approvals/" + approval.id());
    }

    static String incident(IncidentPicture picture) {
        return "/api/v1/incidents/" + picture.incident().id();
    }
}
