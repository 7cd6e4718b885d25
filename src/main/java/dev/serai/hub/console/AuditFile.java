package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * What a search of the audit finds as a file: one event a line, as the API answers it, with its place and its hash in the chain, the
 * newest first. Read in pages, and bounded, so that no visit holds the hub up; the whole chain is for {@code bin/serai audit export}.
 */
@Component("auditFile")
class AuditFile {

    static final String PATH = "/console/audit/export";

    private static final String LINES = "auditLines";
    private static final String PAGE = "200";
    private static final int MOST = 10_000;

    /** Where the page of the audit leads to it. */
    static PageFact link(PageVisit visit) {
        return PageFact.link(
                "Download them, at most the newest " + Moment.count(MOST, "entry", "entries"),
                PATH + AuditPage.LIST.asked(visit));
    }

    /** The call for its first page, and the property that collects the lines. */
    List<PageCall> begin(@ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        exchange.setProperty(LINES, new AuditLinesRead());
        return List.of(AuditPage.LIST.call(visit, "", PAGE));
    }

    /** Whether there is more to read. */
    boolean isOpen(@Body List<PageCall> calls) {
        return !calls.isEmpty();
    }

    /** The call for what comes next; none when all is there. */
    List<PageCall> next(
            @Body PageAnswers answers,
            @ExchangeProperty(PageVisits.VISIT) PageVisit visit,
            @ExchangeProperty(LINES) AuditLinesRead lines) {
        answers.required(PageLists.ANSWER);
        answers.items(PageLists.ANSWER).forEach(lines::add);
        String cursor = answers.nextCursor(PageLists.ANSWER);
        return cursor.isEmpty() || lines.count >= MOST ? List.of() : List.of(AuditPage.LIST.call(visit, cursor, PAGE));
    }

    /** Answers with the file. */
    void write(@ExchangeProperty(LINES) AuditLinesRead lines, Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/x-ndjson");
        exchange.getMessage().setHeader("Content-Disposition", "attachment; filename=\"audit.jsonl\"");
        exchange.getMessage().setBody(lines.text.toByteArray());
    }

    /** The lines so far. */
    static final class AuditLinesRead {

        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private int count;

        private void add(JsonNode event) {
            text.writeBytes((event + "\n").getBytes(StandardCharsets.UTF_8));
            count++;
        }
    }
}
