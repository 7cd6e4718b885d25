package dev.serai.hub.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.job.JobQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;

/** What works by itself says in a line that the database is away, leads nothing meanwhile, and goes on afterwards. */
@ExtendWith(OutputCaptureExtension.class)
class BackgroundOutageIT extends OutageHub {

    private static final String FAILS = "job-poller: fails for now";
    private static final String WORKS = "job-poller: works again";
    private static final Pattern POLLER = Pattern.compile(FAILS + "|" + WORKS);
    private static final Pattern OURS = Pattern.compile("it-outage|forget|job-poller");

    @Autowired
    CamelContext camel;

    @Autowired
    JobQueue jobs;

    @Autowired
    MeterRegistry meters;

    private int scheduled;
    private final AtomicInteger ran = new AtomicInteger();

    @AfterEach
    void restore() throws Exception {
        proxy.restore();
        await().until(() -> health("readiness") == 200);
        for (String route : new String[] {"it-outage-job", "it-outage-timer"}) {
            camel.getRouteController().stopRoute(route);
            camel.removeRoute(route);
        }
    }

    @Test
    void timers_and_the_poller_say_one_line_and_go_on(CapturedOutput output) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("job:it-outage").routeId("it-outage-job").process(exchange -> ran.incrementAndGet());
            }
        });
        await().until(() -> leads("forget"));

        proxy.cut();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:it-outage?repeatCount=1&delay=0")
                        .routeId("it-outage-timer")
                        .routeConfigurationId("timer-errors")
                        .setHeader("tenant", constant("default"))
                        .to("direct:forget");
            }
        });
        // Whichever met it: the step that had a connection, or the timer's route, which got none.
        await().until(() -> Pattern.compile("(it-outage-timer|forget) did not get through")
                .matcher(output.toString())
                .find());
        await().until(() -> output.toString().contains("job-poller: fails for now"));
        await().until(() -> !leads("forget"));

        assertThat(saidByThePoller(output)).containsExactly(FAILS);

        proxy.restore();
        await().until(() -> health("readiness") == 200);
        // The probe's connection is back; another pool's may need another moment.
        await().ignoreExceptionsInstanceOf(DataAccessException.class).until(this::isScheduled);
        await().until(() -> ran.get() > 0);
        assertThat(ran.get()).as("times that it was scheduled").isLessThanOrEqualTo(scheduled);
        await().until(() -> leads("forget"));
        await().until(() -> saidByThePoller(output).contains(WORKS));
        // One line each time that it begins to fail, and one when it works again, however often that is.
        List<String> said = saidByThePoller(output);
        for (int i = 0; i < said.size(); i++) {
            assertThat(said.get(i)).as("%s", said).isEqualTo(i % 2 == 0 ? FAILS : WORKS);
        }
        assertThat(traces(output)).as("what is told with a stack trace").noneMatch(OURS.asPredicate());
    }

    /** The lines of the log that have a stack trace; other hubs of the JVM may have some meanwhile. */
    private static List<String> traces(CapturedOutput output) {
        List<String> traced = new ArrayList<>();
        String told = "";
        for (String line : output.toString().lines().toList()) {
            if (line.startsWith("\tat ")) {
                traced.add(told);
            } else if (!line.isBlank() && Character.isDigit(line.charAt(0))) {
                told = line;
            }
        }
        return traced;
    }

    private static List<String> saidByThePoller(CapturedOutput output) {
        return POLLER.matcher(output.toString())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** Once more where nobody knows whether it was committed. */
    private boolean isScheduled() {
        scheduled++;
        jobs.schedule(JobQueue.JobRequest.now("it-outage", "default", Map.of()));
        return true;
    }

    private boolean leads(String name) {
        return meters.get("serai.leader").tag("name", name).gauge().value() == 1;
    }
}
