package dev.serai.alert;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GitHub's three kinds of security alert. The condition is the alert's number in its repository. */
final class GithubSecurity {

    /** Actions after which an alert that was closed is open again. */
    private static final Set<String> REOPENING =
            Set.of("reopened", "reopened_by_user", "reintroduced", "auto_reopened", "appeared_in_branch");

    private static final Set<String> OPENING = Set.of("created", "publicly_leaked");
    private static final Set<String> CLOSING =
            Set.of("fixed", "dismissed", "auto_dismissed", "resolved", "revoked", "closed_by_user");

    private GithubSecurity() {}

    /** Findings on other branches than the default one are their authors' business until they are merged. */
    static Normalised codeScanning(GithubEvent event) {
        String ref = event.body().whole("ref");
        if (ref != null && !ref.equals("refs/heads/" + event.defaultBranch())) {
            return Normalised.ignored("not about the default branch");
        }
        AlertFields alert = event.body().within("alert");
        AlertFields rule = alert.within("rule");
        String severity = rule.whole("security_severity_level");
        if (severity == null) {
            rule.note("severity is the rule's own: it has no security severity");
            severity = rule.whole("severity");
        }
        String title = first(rule.whole("description"), rule.whole("name"), rule.whole("id"));
        return finish(
                event,
                alert,
                event.draft(title == null ? "code scanning alert" : title, SeverityWords.read(severity, rule))
                        .description(rule.string("full_description"))
                        .annotation("rule", rule.whole("id"))
                        .annotation("commit", event.body().whole("commit_oid")));
    }

    static Normalised dependabot(GithubEvent event) {
        AlertFields alert = event.body().within("alert");
        AlertFields advisory = alert.within("security_advisory");
        AlertFields dependency = alert.within("dependency");
        AlertFields affected = dependency.within("package");
        return finish(
                event,
                alert,
                event.draft(advisory.needed("summary"), SeverityWords.read(advisory.whole("severity"), advisory))
                        .description(advisory.string("description"))
                        .annotation("package", affected.needed("name"))
                        .annotation("ecosystem", affected.whole("ecosystem"))
                        .annotation("manifest", dependency.whole("manifest_path"))
                        .annotation("advisory", advisory.whole("ghsa_id"))
                        .annotation("cve", advisory.whole("cve_id")));
    }

    /** The secret itself, which stands in the payload, is not read. */
    static Normalised secretScanning(GithubEvent event) {
        AlertFields alert = event.body().within("alert");
        String what = first(alert.whole("secret_type_display_name"), alert.needed("secret_type"));
        boolean usable = alert.flag("publicly_leaked")
                || event.action().equals("publicly_leaked")
                || "active".equals(alert.whole("validity"));
        Severity severity = usable ? Severity.CRITICAL : Severity.HIGH;
        alert.note("severity " + severity.name().toLowerCase(Locale.ROOT) + ": GitHub names none for a leaked secret"
                + (usable ? ", and this one is public or still valid" : ""));
        return finish(event, alert, event.draft("leaked secret: " + what, severity));
    }

    private static Normalised finish(GithubEvent event, AlertFields alert, AlertDraft draft) {
        String number = Long.toString(alert.number("number"));
        draft.label("alert_number", number).link("github", alert.whole("html_url"));
        Boolean open = isOpen(alert.whole("state"), event.action());
        if (open == null) {
            return Normalised.ignored("the action changes nothing");
        }
        Instant created = alert.instant("created_at");
        if (open) {
            boolean again = REOPENING.contains(event.action());
            return draft.firing(number, again ? alert.instant("updated_at") : created);
        }
        return draft.resolved(number, created, end(alert));
    }

    /** By the state, where GitHub sends it, else by the action; null where neither says. */
    private static @Nullable Boolean isOpen(@Nullable String state, String action) {
        if (state != null) {
            return state.equals("open");
        }
        if (OPENING.contains(action) || REOPENING.contains(action)) {
            return true;
        }
        return CLOSING.contains(action) ? false : null;
    }

    private static @Nullable Instant end(AlertFields alert) {
        for (String name :
                new String[] {"fixed_at", "resolved_at", "dismissed_at", "auto_dismissed_at", "updated_at"}) {
            Instant at = alert.instant(name);
            if (at != null) {
                return at;
            }
        }
        return null;
    }

    private static @Nullable String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }
}
