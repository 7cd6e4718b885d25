package dev.serai.hub.console;

import dev.serai.hub.console.PageLayout.FormNotice;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/**
 * What a page says of the form that led to it. A word of these goes from the form's answer to the page in a cookie that
 * holds for one page: no link can make a page say that something was done.
 */
final class FormNotices {

    static final String COOKIE = "serai-done";

    /** That nothing was done, and why. */
    static final String BUSY = "busy";

    private static final String PATH = "/console";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern SOME =
            Pattern.compile("acknowledged-some\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,6})");

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("acknowledged", "Acknowledged. You have it now."),
            Map.entry("acknowledged-all", "Acknowledged. You have them now."),
            Map.entry("unacknowledged", "Nobody has it any more. Who is on call is called again."),
            Map.entry("snoozed", "Snoozed. Nobody is reminded of it until then."),
            Map.entry("assigned", "Assigned. Whose it is now was called."),
            Map.entry("overridden", "Handed over. The rota names the other person for that time."),
            Map.entry(
                    BUSY,
                    "Nothing was done: somebody else is deciding about this, or changing it, at this moment, or Serai has"
                            + " too much to do. Try again."),
            Map.entry("resolved", "Resolved. What still waited for a decision was withdrawn."),
            Map.entry("noted", "Your note is on the timeline."),
            Map.entry("analysis", "It is being analysed again; what comes of it appears here."),
            Map.entry("approved", "Approved. It starts now, after everything was checked once more."),
            Map.entry("recorded", "Your approval counts. More people have to agree."),
            Map.entry("rejected", "Rejected. Nothing was changed."),
            Map.entry("cancelled", "Cancelled. It does not start."),
            Map.entry("conversation-deleted", "The conversation is deleted, with all that was said in it."),
            Map.entry("discarded", "Discarded. It is not sent any more."),
            Map.entry("skipped", "It is skipped within seconds, and kept among those that were given up."),
            Map.entry("sent-again", "It is sent again within seconds. If it is refused again, it comes back here."),
            Map.entry("silence-made", "Silenced. What matches notifies nobody until then, and stays visible."),
            Map.entry("silence-ended", "Ended. What still fires is decided about again."),
            Map.entry("window-made", "Planned. What it expects notifies nobody while it is open."),
            Map.entry(
                    "window-ended",
                    "Ended, with all times that were to come. What still fires is decided about again."),
            Map.entry("settled", "Settled as you said."),
            Map.entry("person-created", "The account is there. Who it is for has to choose a password first."),
            Map.entry("person-role", "The role is changed. The person has to sign in to the console again."),
            Map.entry("person-contact", "Saved."),
            Map.entry("person-enable", "Enabled. The person can sign in."),
            Map.entry("person-disable", "Disabled. Sessions have ended, and tokens do not work."),
            Map.entry("person-password", "The password is set. Sessions have ended; a new one has to be chosen first."),
            Map.entry("person-unlink", "Unlinked. Nobody decides by that chat account any more."),
            Map.entry("person-revoke", "Revoked. The token does not work any more."),
            Map.entry("playbook-done", "Nothing is left for it to do here: each of its steps is done, or not needed."),
            Map.entry(
                    "playbook-nothing", "Nothing new is proposed. Why not is said under Proposed and in the timeline."),
            Map.entry("playbook-open", "It is proposed or under way already: see below."),
            Map.entry("playbook-requested", "Requested. What it proposes appears here."),
            Map.entry("profile-unlink", "Unlinked. Nothing that is said there is said in your name any more."),
            Map.entry("profile-revoke", "Revoked. The token does not work any more."),
            Map.entry("replayed", "It was read, and its alerts become incidents in a moment."),
            Map.entry("retried", "It is tried again, with all its attempts. If it fails again, it comes back here."),
            Map.entry("taken-back", "What takes it back is proposed. It may need an approval."));

    private static final Set<String> NOT_DONE = Set.of(BUSY, "playbook-done", "playbook-nothing", "playbook-open");

    private FormNotices() {}

    /** The word for so many that were acknowledged, so many that were refused, and so many that are left for another press. */
    static String acknowledged(int done, int refused, int left) {
        return refused + left > 0
                ? "acknowledged-some." + done + "." + refused + "." + left
                : done == 1 ? "acknowledged" : "acknowledged-all";
    }

    /** Lets the page say it that {@link PageVisits#leadTo} leads to. */
    static void give(PageVisit visit, String word) {
        if (!word.isEmpty()) {
            visit.cookies().accept(cookie(word, SOON, visit.secure()));
        }
    }

    /** What the form before said, once; what an open page fetches by itself takes nothing from it. */
    static String take(HttpServletRequest request, Consumer<String> cookies, boolean secure) {
        if (request.getHeader(PageVisits.LIVE) != null || request.getCookies() == null) {
            return "";
        }
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals(COOKIE)) {
                cookies.accept(cookie("", Duration.ZERO, secure));
                return cookie.getValue();
            }
        }
        return "";
    }

    private static String cookie(String word, Duration age, boolean secure) {
        return ResponseCookie.from(COOKIE, word)
                .path(PATH)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(secure)
                .maxAge(age)
                .build()
                .toString();
    }

    /** Null for a word that is none of these. */
    static @Nullable FormNotice of(String word) {
        Matcher some = SOME.matcher(word);
        if (some.matches()) {
            return some(some.group(1), some.group(2), some.group(3));
        }
        String sentence = SENTENCES.get(word);
        return sentence == null ? null : new FormNotice(sentence, !NOT_DONE.contains(word));
    }

    private static FormNotice some(String done, String refused, String left) {
        boolean good = refused.equals("0");
        String notDone = good
                ? "."
                : "; " + refused
                        + " could not be, because they are resolved already or Serai was busy. What is still open is listed.";
        String more =
                left.equals("0") ? "" : " " + left + " more are open: choose the button again to acknowledge them too.";
        return new FormNotice(done + " acknowledged" + notDone + more, good);
    }
}
