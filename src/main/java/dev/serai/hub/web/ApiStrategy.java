package dev.serai.hub.web;

import dev.serai.hub.store.Account;
import dev.serai.hub.store.Tenants;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.component.rest.openapi.DefaultRestOpenapiProcessorStrategy;
import org.apache.camel.support.processor.RestBindingAdvice;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** What every operation's route finds: tenant, actor and page, set here and nowhere else; and JSON as its answer. */
@Component("apiStrategy")
class ApiStrategy extends DefaultRestOpenapiProcessorStrategy {

    private static final Set<String> OTHER_TYPES = Set.of(Problems.CONTENT_TYPE, ContractText.CONTENT_TYPE);

    private final DeprecationLog deprecations;

    ApiStrategy(DeprecationLog deprecations) {
        this.deprecations = deprecations;
    }

    @Override
    public boolean process(
            OpenAPI contract,
            Operation operation,
            String verb,
            String path,
            RestBindingAdvice binding,
            Exchange exchange,
            AsyncCallback callback) {
        HttpServletRequest request =
                exchange.getMessage(PlatformHttpMessage.class).getRequest();
        MDC.put(RequestStamp.LOGGED_AS, String.valueOf(request.getAttribute(RequestStamp.ID)));
        try {
            prepare(exchange, request, operation);
        } catch (Problem refused) {
            ProblemRenderer.write(exchange, refused);
            exchange.setRouteStop(true);
            return done(exchange, callback, true);
        }
        return super.process(
                contract, operation, verb, path, binding, exchange, sync -> done(exchange, callback, sync));
    }

    private void prepare(Exchange exchange, HttpServletRequest request, Operation operation) {
        // The path is matched twice, by the gate and by Camel: only what was authorised may run.
        if (!(request.getAttribute(ApiGate.OPERATION) instanceof ApiOperation authorised)
                || !authorised.id().equals(operation.getOperationId())) {
            throw Problems.notFound();
        }
        Message message = exchange.getMessage();
        message.removeHeader(Exchange.CONTENT_TYPE);
        // As text it can be read twice: by the validator and by the route.
        message.setBody(message.getBody(String.class));
        ApiQuery.of(operation, message.getHeader(Exchange.HTTP_QUERY, String.class))
                .headers(request.getRequestURI())
                .forEach(message::setHeader);
        exchange.setProperty("clientAddress", request.getAttribute(ApiGate.ADDRESS));
        message.setHeader("tenant", Tenants.DEFAULT);
        deprecations.called(
                authorised,
                request.getAttribute(ApiGate.CALLER) instanceof Account account
                        ? account.actor()
                        : request.getRemoteAddr());
        if (request.getAttribute(ApiGate.CALLER) instanceof Account account) {
            message.setHeader("tenant", account.tenant());
            exchange.setProperty("account", account);
            exchange.setProperty("actor", account.actor());
            exchange.setProperty("userId", account.id().toString());
            exchange.setProperty("userRole", account.role().wireName());
        }
    }

    private static boolean done(Exchange exchange, AsyncCallback callback, boolean sync) {
        MDC.remove(RequestStamp.LOGGED_AS);
        Throwable failure = exchange.getException();
        if (failure != null) {
            // A failure inside a transacted route counts as handled there, so the caller's configuration passes it on.
            ProblemRenderer.write(exchange, ProblemRenderer.asProblem(failure));
            exchange.setException(null);
            exchange.setRollbackOnly(false);
            exchange.setRollbackOnlyLast(false);
        }
        Message answer = exchange.getMessage();
        if (answer.getBody() == null) {
            answer.removeHeader(Exchange.CONTENT_TYPE);
        } else if (!OTHER_TYPES.contains(answer.getHeader(Exchange.CONTENT_TYPE, "", String.class))) {
            // Camel's binding puts all the types of the contract there, joined.
            answer.setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
        callback.done(sync);
        return sync;
    }
}
