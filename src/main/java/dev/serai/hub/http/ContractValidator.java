package dev.serai.hub.http;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.RestClientRequestValidator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Validates a request against the contract, with the validator behind camel-openapi-validator.
 *
 * <p>Camel's own front to it builds the validator anew for each request and answers in plain text; this one keeps it as
 * long as the contract is the same, and answers with a problem.
 */
@Component
class ContractValidator implements RestClientRequestValidator {

    private static final String BASE = "/api/v1";
    private static final int MOST_TAKEN = 256;
    private static final int SHOWN = 3;
    private static final int SHOWN_CHARACTERS = 300;

    private final PatternWords words;
    private volatile @Nullable Prepared prepared;
    private volatile @Nullable OpenAPI served;

    ContractValidator(ApiContract contract) {
        this.words = contract.words();
    }

    /** @param taken what the routes of the latest requests without a body find, which the contract takes */
    private record Prepared(
            OpenAPI contract,
            OpenApiInteractionValidator validator,
            Cache<AskedOperation, Map<String, Object>> taken) {}

    private record AskedOperation(ApiOperation operation, String path, String query) {}

    @Override
    public @Nullable ValidationError validate(Exchange exchange, ValidationContext context) {
        OpenAPI contract = exchange.getProperty(Exchange.REST_OPENAPI, OpenAPI.class);
        Problem problem = refusal(prepared(contract).validator(), request(exchange.getMessage()))
                .orElse(null);
        if (problem == null) {
            return null;
        }
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, Problems.CONTENT_TYPE);
        return new ValidationError(problem.status(), Problems.text(problem));
    }

    /** Takes note of the contract that is served from now on. */
    void serve(OpenAPI contract) {
        served = contract;
    }

    /** What the contract has against a request that did not come by the API; empty when it takes it. */
    Optional<Problem> refusal(String method, String path, String query, @Nullable String body) {
        return refusal(prepared(served()).validator(), request(method, path, query, body));
    }

    /**
     * What the route of an operation without a body finds beside its path's parameters. Pages ask for the same again and again: it is
     * worked out once for each question.
     *
     * @throws Problem where the contract has something against it
     */
    Map<String, Object> taken(ApiOperation operation, String path, String query) {
        return prepared(served()).taken().get(new AskedOperation(operation, path, query), this::take);
    }

    private Map<String, Object> take(AskedOperation asked) {
        refusal(asked.operation().method(), asked.path(), asked.query(), null).ifPresent(refused -> {
            throw refused;
        });
        return Collections.unmodifiableMap(
                ApiQuery.of(operation(asked.operation().id()), asked.query()).headers(asked.path()));
    }

    /** An operation of the contract that is served. */
    Operation operation(String id) {
        return served().getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> id.equals(operation.getOperationId()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation " + id));
    }

    private OpenAPI served() {
        OpenAPI contract = served;
        if (contract == null) {
            throw Problems.notReady();
        }
        return contract;
    }

    private Optional<Problem> refusal(OpenApiInteractionValidator validator, Request request) {
        ValidationReport report = validator.validateRequest(request);
        return report.hasErrors() ? Optional.of(Problems.invalid(said(report))) : Optional.empty();
    }

    private Prepared prepared(OpenAPI contract) {
        Prepared known = prepared;
        if (known == null || known.contract() != contract) {
            known = new Prepared(
                    contract,
                    build(contract),
                    Caffeine.newBuilder().maximumSize(MOST_TAKEN).build());
            prepared = known;
        }
        return known;
    }

    private static OpenApiInteractionValidator build(OpenAPI contract) {
        // Tokens were checked before; the gate has checked the content type.
        LevelResolver levels = LevelResolver.create()
                .withLevel("validation.request.security", ValidationReport.Level.IGNORE)
                .build();
        return OpenApiInteractionValidator.createFor(contract)
                .withLevelResolver(levels)
                .build();
    }

    private static Request request(Message message) {
        return request(
                message.getHeader(Exchange.HTTP_METHOD, String.class),
                message.getHeader(Exchange.HTTP_PATH, String.class),
                message.getHeader(Exchange.HTTP_QUERY, String.class),
                message.getBody(String.class));
    }

    private static Request request(String method, String path, @Nullable String query, @Nullable String body) {
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(method, path.startsWith(BASE) ? path.substring(BASE.length()) : path, false);
        ApiQuery.parse(query).forEach((name, values) -> request.withQueryParam(name, values));
        if (body != null && !body.isEmpty()) {
            request.withContentType("application/json").withBody(body);
        }
        return request.build();
    }

    private String said(ValidationReport report) {
        String text = report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .limit(SHOWN)
                .map(this::said)
                .collect(Collectors.joining("; "));
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }

    /** Of a body the message itself says where; of a parameter only its name does. */
    private String said(ValidationReport.Message message) {
        String text = words.said(message.getMessage());
        return message.getContext()
                .flatMap(ValidationReport.MessageContext::getParameter)
                .map(parameter -> text.contains(parameter.getName()) ? text : parameter.getName() + ": " + text)
                .orElse(text);
    }
}
