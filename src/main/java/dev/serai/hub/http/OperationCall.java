package dev.serai.hub.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.access.Account;
import dev.serai.hub.http.ApiOperation.Access;
import dev.serai.investigation.ToolPermit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a message one for the {@code direct:} route of an operation, for who has asked for something else than the API: the
 * same role is needed, the same parameters and bodies are taken, and the route finds the same headers.
 */
@Component("operation")
public class OperationCall {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiContract contract;
    private final ContractValidator validator;

    OperationCall(ApiContract contract, ContractValidator validator) {
        this.contract = contract;
        this.validator = validator;
    }

    /** Without query parameters. */
    public void prepare(Exchange exchange, String id) {
        prepare(exchange, id, "");
    }

    /**
     * The properties {@code account} and {@code permit} say who asks; parameters of the path are headers of their names; a
     * body is a map, or JSON.
     *
     * @param query as it would stand behind the question mark
     * @throws Problem where the API would answer with it
     */
    public void prepare(Exchange exchange, String id, String query) {
        ApiOperation operation = contract.operations().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation " + id));
        requireAllowed(
                operation,
                exchange.getProperty("account", Account.class),
                exchange.getProperty("permit", ToolPermit.class));
        Message message = exchange.getMessage();
        String path = path(operation, message);
        String body = operation.body() ? json(message.getBody()) : null;
        ApiQuery.check(query);
        message.setBody(body);
        headers(operation, path, query, body).forEach(message::setHeader);
    }

    private Map<String, Object> headers(ApiOperation operation, String path, String query, @Nullable String body) {
        if (body == null) {
            return validator.taken(operation, path, query);
        }
        validator.refusal(operation.method(), path, query, body).ifPresent(refused -> {
            throw refused;
        });
        return ApiQuery.of(validator.operation(operation.id()), query).headers(path);
    }

    /** What is somebody's by role; who must change their password may nothing else. */
    private static void requireAllowed(ApiOperation operation, @Nullable Account account, @Nullable ToolPermit permit) {
        if (account == null || permit == null) {
            throw Problems.unauthenticated();
        }
        if (operation.access() != Access.ROLE) {
            return;
        }
        if (account.mustChangePassword()) {
            throw Problems.passwordChangeRequired();
        }
        if (operation.role() == null || !permit.covers(operation.role(), operation.scope())) {
            throw Problems.forbidden("This needs the role "
                    + (operation.role() == null ? "of nobody" : operation.role().wire()) + ".");
        }
    }

    private static String path(ApiOperation operation, Message message) {
        String path = PARAMETER
                .matcher(operation.path())
                .replaceAll(name ->
                        Matcher.quoteReplacement(String.valueOf(message.getHeader(name.group(1), String.class))));
        if (!operation.matches(path)) {
            throw Problems.notFound();
        }
        return path;
    }

    private static @Nullable String json(@Nullable Object body) {
        try {
            return body instanceof Map<?, ?> map ? JSON.writeValueAsString(map) : (String) body;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a body that is no JSON", e);
        }
    }
}
