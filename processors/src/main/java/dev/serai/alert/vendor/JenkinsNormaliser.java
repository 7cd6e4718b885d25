package dev.serai.alert.vendor;

import dev.serai.alert.AlertDraft;
import dev.serai.alert.AlertFields;
import dev.serai.alert.AlertState;
import dev.serai.alert.Deliveries;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Jenkins' Notification plugin posts as JSON (plugins.jenkins.io/notification). The condition is that the job's
 * last build failed.
 */
public final class JenkinsNormaliser {

    private JenkinsNormaliser() {}

    /** The one alert of a delivery; or nothing where the build is not over. */
    public static Normalised normalise(Payload payload) {
        return Deliveries.one(payload, body -> read(body, payload));
    }

    private static Normalised read(AlertFields body, Payload payload) {
        AlertFields build = body.within("build");
        String phase = build.needed("phase");
        if (!phase.equals("COMPLETED") && !phase.equals("FINALIZED")) {
            return Normalised.ignored("the build is not over");
        }
        String result = build.needed("status");
        boolean over = result.equals("SUCCESS");
        if (!over && !result.equals("FAILURE") && !result.equals("UNSTABLE")) {
            return Normalised.ignored("the build neither failed nor succeeded");
        }
        String job = first(body.whole("url"), body.needed("name"));
        // Builds are in order by their start: what an older, slower one says must not outdo a newer one.
        var started = build.millis("timestamp");
        return draft(body, build, payload, result)
                .as(over ? AlertState.RESOLVED : AlertState.FIRING, job, over ? null : started, over ? started : null);
    }

    private static AlertDraft draft(AlertFields body, AlertFields build, Payload payload, String result) {
        AlertFields scm = build.maybe("scm");
        build.note("severity is the build's status: a job has none of its own");
        return new AlertDraft(build, payload)
                .title("Jenkins job " + first(body.whole("display_name"), body.needed("name")) + " fails")
                .severity(result.equals("UNSTABLE") ? Severity.LOW : Severity.MEDIUM)
                .label("job", body.string("name"))
                .label("branch", scm == null ? null : scm.string("branch"))
                .annotation("status", result)
                .annotation("number", build.text("number"))
                .annotation("commit", scm == null ? null : scm.string("commit"))
                .link("build", build.whole("full_url"));
    }

    private static String first(@Nullable String one, String other) {
        return one == null ? other : one;
    }
}
