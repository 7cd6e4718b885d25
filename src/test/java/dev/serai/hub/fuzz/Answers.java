package dev.serai.hub.fuzz;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.http.ApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** Judges answers by the contract and by docs/reference/errors.md. */
final class Answers {

    private static final List<String> HEADERS =
            List.of("X-Request-Id", "X-Response-Time", "Content-Digest", "X-Serai-Integrity");

    /** Its body has no end to make a digest of. */
    private static final List<String> OF_STREAMS = List.of("X-Request-Id", "X-Accel-Buffering");

    private static final Pattern INTERNAL =
            Pattern.compile("Exception|org\\.apache|org\\.spring|java\\.|dev\\.serai|at com\\.|PSQL|SQLSTATE");
    /** What a request for no operation, or with another method, is answered. */
    private static final Set<Integer> OUTSIDE = Set.of(400, 401, 404, 405, 406, 414, 431);

    private final OpenApiInteractionValidator validator;
    private final Set<String> problems;

    Answers() {
        try {
            this.validator = OpenApiInteractionValidator.createForInlineApiSpecification(
                            new ClassPathResource(ApiContract.FILE).getContentAsString(StandardCharsets.UTF_8))
                    .build();
            Matcher codes = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3})")
                    .matcher(Files.readString(Path.of("docs/reference/errors.md")));
            this.problems = codes.results()
                    .map(code -> code.group(1) + " " + code.group(2))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with an answer, if anything. {@code asked}: whether the request was for this operation at all. */
    Optional<String> fault(Contract.Operation operation, boolean asked, boolean head, Answer answer) {
        if (answer.status() >= 500) {
            return Optional.of("status " + answer.status() + ": " + answer.text());
        }
        boolean stream = answer.header("Content-Type").startsWith("text/event-stream");
        for (String header : stream ? OF_STREAMS : HEADERS) {
            if (answer.header(header).isEmpty()) {
                return Optional.of("status " + answer.status() + " without " + header);
            }
        }
        boolean declared = operation.statuses().contains(Integer.toString(answer.status()));
        if (!(asked && declared) && !OUTSIDE.contains(answer.status()) && !(head && answer.status() < 400)) {
            return Optional.of("status " + answer.status() + " is not declared");
        }
        if (INTERNAL.matcher(answer.text()).find() && !operation.id().equals("getContract")) {
            return Optional.of("tells internals: " + answer.text());
        }
        if (head || stream) {
            return Optional.empty();
        }
        return answer.status() >= 400 ? problem(answer) : body(operation, answer);
    }

    private Optional<String> problem(Answer answer) {
        if (!answer.header("Content-Type").startsWith("application/problem+json")) {
            return Optional.of("status " + answer.status() + " is no problem: " + answer.text());
        }
        JsonNode problem = answer.json();
        List<String> names =
                problem.properties().stream().map(member -> member.getKey()).toList();
        if (!names.equals(List.of("type", "title", "status", "detail"))) {
            return Optional.of("a problem with the members " + names);
        }
        String code = answer.problem() + " " + answer.status();
        boolean listed = problems.contains(code) && problem.path("status").asInt() == answer.status();
        return listed ? Optional.empty() : Optional.of("problem " + code + " is not listed");
    }

    private Optional<String> body(Contract.Operation operation, Answer answer) {
        if (answer.status() == 204 || answer.status() == 304) {
            return answer.raw().body().length == 0 ? Optional.empty() : Optional.of("a body where none belongs");
        }
        if (operation.id().equals("getContract")) {
            return Optional.empty();
        }
        String type = answer.header("Content-Type").replaceFirst(";.*", "");
        ValidationReport report = validator.validateResponse(
                operation.path(),
                Request.Method.valueOf(operation.method()),
                SimpleResponse.Builder.status(answer.status())
                        .withContentType(type)
                        .withBody(answer.text())
                        .build());
        boolean known = type.equals("application/json")
                || operation.id().equals("getPostmortem") && type.equals("text/markdown");
        return report.hasErrors() || !known
                ? Optional.of("body off the contract: " + report.getMessages() + " " + answer.text())
                : Optional.empty();
    }
}
