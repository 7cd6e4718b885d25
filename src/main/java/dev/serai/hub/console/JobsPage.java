package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.JobsView.DeadJobLine;
import dev.serai.hub.console.RoutesView.NumberRow;
import dev.serai.hub.console.RoutesView.NumberTable;
import dev.serai.hub.job.DeadJobStore.Depth;
import dev.serai.hub.job.WaitingJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** What waits to be done, and what was given up after all its attempts. */
@Component("jobsPage")
class JobsPage {

    private static final PageLists LIST = new PageLists("listJobs", RouteTabs.JOBS.path(), false, Map.of());

    private final PageOutput output;
    private final WaitingJobs waiting;
    private final JobNames names;

    JobsPage(PageOutput output, WaitingJobs waiting, JobNames names) {
        this.output = output;
        this.waiting = waiting;
        this.names = names;
    }

    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        return List.of(PageCall.list(
                PageLists.ANSWER, "listJobs", "state=dead&" + LIST.call(visit).query()));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        answers.required(PageLists.ANSWER);
        List<NumberTable> lanes = waiting.depths().map(depths -> lanes(depths, names::words, visit.now())).stream()
                .toList();
        output.show(exchange, "jobs", "Jobs", Section.ROUTES, view(answers, visit, lanes, names::words));
    }

    /** What the form beside a job asks for. */
    List<PageCall> retry(@Header("jobId") String id) {
        return List.of(PageCall.change("retryJob", Map.of("jobId", id), Map.of()));
    }

    /**
     * @param lanes none where it is not told what waits
     * @param words what a job does, by its name
     */
    static JobsView view(PageAnswers answers, PageVisit visit, List<NumberTable> lanes, UnaryOperator<String> words) {
        List<DeadJobLine> dead = answers.items(PageLists.ANSWER).stream()
                .map(job -> line(job, words, visit.now()))
                .toList();
        boolean more = !answers.nextCursor(PageLists.ANSWER).isEmpty();
        String title = dead.isEmpty()
                ? "No job was given up"
                : (more
                                ? "At least " + Wording.small(Wording.counted(dead.size(), "job"))
                                : Wording.counted(dead.size(), "job"))
                        + (dead.size() == 1 ? " was given up" : " were given up");
        return new JobsView(RouteTabs.JOBS.tabs(), title, lanes, dead, LIST.begin(visit), LIST.next(visit, answers));
    }

    /** @param words what a job does, by its name */
    static NumberTable lanes(List<Depth> depths, UnaryOperator<String> words, Instant now) {
        return new NumberTable(
                "Jobs that wait or run",
                List.of("What it does", "Wait", "Run", "Due since"),
                depths.stream().map(depth -> row(depth, words, now)).toList());
    }

    private static NumberRow row(Depth depth, UnaryOperator<String> words, Instant now) {
        Instant oldest = depth.oldest();
        return new NumberRow(
                words.apply(depth.name()),
                "",
                List.of(
                        RouteWords.number(depth.waiting()),
                        RouteWords.number(depth.running()),
                        oldest == null || oldest.isAfter(now) ? "" : Moment.lasting(Duration.between(oldest, now))));
    }

    private static DeadJobLine line(JsonNode job, UnaryOperator<String> words, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of("job " + job.path("job").asText()));
        facts.add(
                PageFact.of("gave up after " + Moment.count(job.path("attempts").asLong(), "attempt")));
        Wording.instant(job, "failed_at").ifPresent(at -> facts.add(PageFact.at("", at, now)));
        String incident = job.at("/payload/headers/incidentId").asText("");
        if (Wording.isId(incident)) {
            facts.add(PageFact.link("its incident", "/console/incidents/" + incident));
        }
        return new DeadJobLine(
                job.path("id").asText(),
                words.apply(job.path("job").asText()),
                job.path("error").asText(""),
                facts);
    }
}
