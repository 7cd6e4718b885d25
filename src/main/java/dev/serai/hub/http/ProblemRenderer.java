package dev.serai.hub.http;

import dev.serai.failure.Causes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns what a route threw into problem+json; what passes is a 503, and anything else a 500 without internals. */
@Component("problem")
public class ProblemRenderer {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemRenderer.class);

    /** Replaces the message by the problem: status, headers and body. */
    public void render(Exchange exchange) {
        write(exchange, asProblem(exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class)));
    }

    static void write(Exchange exchange, Problem problem) {
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        problem.headers().forEach(answer::setHeader);
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        answer.setHeader(Exchange.CONTENT_TYPE, Problems.CONTENT_TYPE);
        answer.setBody(Problems.text(problem));
    }

    /** The problem as its members, in their documented order. */
    public static Map<String, Object> body(Problem problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "urn:serai:problem:" + problem.code());
        members.put("title", problem.title());
        members.put("status", problem.status());
        members.put("detail", problem.detail());
        return members;
    }

    /** Whether it will pass: nobody's payload is to blame for it. */
    public static boolean isPassing(@Nullable Throwable thrown) {
        return Problems.passing(thrown).isPresent();
    }

    /** What to answer for what a route threw; what is nobody's mistake stands in the log. */
    public static Problem asProblem(@Nullable Throwable thrown) {
        Optional<Problem> own = Causes.first(thrown, Problem.class);
        if (own.isPresent()) {
            return own.get();
        }
        Optional<Problem> passing = Problems.passing(thrown);
        if (passing.isPresent()) {
            LOG.warn("Request not served ({}): {}", passing.get().code(), Causes.rootName(thrown));
            return passing.get();
        }
        LOG.error("Request failed", thrown);
        return new Problem(
                500, "internal", "Internal error", "The hub failed to handle the request; its log says more.");
    }
}
