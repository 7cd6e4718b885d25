package dev.serai.hub.db.embedded;

import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Tells once, after the very first start, what can be done now. Says where secrets are, never what they are. */
class FirstSteps implements ApplicationListener<ApplicationReadyEvent> {

    private final Path secrets;

    FirstSteps(Path secrets) {
        this.secrets = secrets;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        System.out.println(text(event.getApplicationContext().getEnvironment()));
    }

    /** The tour needs what it walks through; whoever plays that says where the tour is. */
    private static String next(Environment environment) {
        String tour = environment.getProperty("serai.tour", "");
        return tour.isEmpty() ? "What comes next   docs/start/first-steps.md" : "The whole job     " + tour;
    }

    String text(Environment environment) {
        String address = "http://" + environment.getProperty("server.address", "127.0.0.1") + ":"
                + environment.getProperty("local.server.port", "8080");
        return """

                Serai is ready at %1$s, with a database of its own.

                  Passwords and tokens were generated into %2$s
                  First account     admin, password: serai.admin.password there
                  Send an alert     POST %1$s/webhooks/generic, token: serai.sources.generic.token there
                  Alertmanager      webhook %1$s/webhooks/alertmanager, token: serai.sources.alertmanager.token there
                  %3$s

                This is shown once.
                """
                .formatted(address, secrets, next(environment));
    }
}
