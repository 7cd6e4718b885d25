package dev.serai.hub.http;

import dev.serai.access.Account;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.db.Tenants;
import dev.serai.hub.http.IdempotencyStore.Named;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumerAware;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.component.rest.openapi.DefaultRestOpenapiProcessorStrategy;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.processor.RestBindingAdvice;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** What every operation's route finds: tenant, actor and page, set here and nowhere else; and JSON as its answer. */
@Component("apiStrategy")
class ApiStrategy extends DefaultRestOpenapiProcessorStrategy {

    private static final String MARKDOWN = "text/markdown; charset=utf-8";
    private static final Set<String> OTHER_TYPES =
            Set.of(Problems.CONTENT_TYPE, ContractText.CONTENT_TYPE, MARKDOWN, ContractText.EVENTS);

    private final DeprecationLog deprecations;
    private final Idempotency idempotency;
    private final Precondition precondition;
    private final ContractValidator validator;

    ApiStrategy(
            DeprecationLog deprecations,
            Idempotency idempotency,
            Precondition precondition,
            ContractValidator validator) {
        this.validator = validator;
        this.deprecations = deprecations;
        this.idempotency = idempotency;
        this.precondition = precondition;
    }

    @Override
    public void validateOpenApi(OpenAPI contract, String basePath, PlatformHttpConsumerAware consumer)
            throws Exception {
        super.validateOpenApi(contract, basePath, consumer);
        validator.serve(contract);
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
        MDC.put(RequestIdFilter.LOGGED_AS, String.valueOf(request.getAttribute(RequestIdFilter.ID)));
        try {
            prepare(exchange, request, operation);
        } catch (Problem refused) {
            ProblemRenderer.write(exchange, refused);
            exchange.setRouteStop(true);
            return done(exchange, callback, true);
        }
        if (exchange.getProperty("account") instanceof Account account
                && request.getAttribute(ContractFilter.OPERATION) instanceof ApiOperation authorised) {
            String key = authorised.headers().keyed() ? request.getHeader("Idempotency-Key") : null;
            String ifMatch = authorised.headers().guarded() ? request.getHeader("If-Match") : null;
            if (key != null || ifMatch != null) {
                AsyncProcessorSupport route = new AsyncProcessorSupport() {
                    @Override
                    public boolean process(Exchange asked, AsyncCallback then) {
                        return ApiStrategy.super.process(contract, operation, verb, path, binding, asked, then);
                    }
                };
                Runnable plain = () -> PluginHelper.getAsyncProcessorAwaitManager(exchange.getContext())
                        .process(route, exchange);
                Runnable work = () -> conditionally(exchange, plain, ifMatch);
                answering(
                        exchange,
                        () -> TenantContext.run(account.tenant(), () -> {
                            if (key == null) {
                                work.run();
                            } else {
                                once(exchange, named(account, key, request, exchange), work);
                            }
                        }));
                return done(exchange, callback, true);
            }
        }
        return super.process(
                contract, operation, verb, path, binding, exchange, sync -> done(exchange, callback, sync));
    }

    /** What fails beside the route, its own transaction or the look at its name, is answered like what fails in it. */
    private static void answering(Exchange exchange, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            ProblemRenderer.write(exchange, ProblemRenderer.asProblem(failed));
            exchange.setException(null);
            exchange.setRouteStop(true);
        }
    }

    /** A precondition that fails is an answer like any other. */
    private void conditionally(Exchange exchange, Runnable plain, @Nullable String ifMatch) {
        try {
            if (ifMatch == null) {
                plain.run();
            } else {
                precondition.guarded(exchange, ifMatch, plain);
            }
        } catch (Problem refused) {
            ProblemRenderer.write(exchange, refused);
            exchange.setRouteStop(true);
        }
    }

    /** In one transaction. */
    private void once(Exchange exchange, Supplier<Named> naming, Runnable work) {
        try {
            Named named = naming.get();
            StoredResponse answer = idempotency
                    .begin(named)
                    .map(kept -> replayed(exchange, kept))
                    .orElse(null);
            if (answer == null) {
                idempotency.complete(named, () -> {
                    work.run();
                    return answer(exchange);
                });
            }
        } catch (Problem refused) {
            ProblemRenderer.write(exchange, refused);
            exchange.setRouteStop(true);
        }
    }

    private Supplier<Named> named(Account account, String key, HttpServletRequest request, Exchange exchange) {
        String asked = request.getMethod()
                + ' '
                + request.getRequestURI()
                + '?'
                + request.getQueryString()
                + '\n'
                + exchange.getMessage().getBody(String.class);
        return () -> idempotency.named(account, key, asked);
    }

    private static StoredResponse replayed(Exchange exchange, StoredResponse kept) {
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, kept.status());
        answer.setHeader("Idempotency-Replayed", "true");
        if (kept.contentType() != null) {
            answer.setHeader(Exchange.CONTENT_TYPE, kept.contentType());
        }
        answer.setBody(kept.body().length == 0 ? null : new String(kept.body(), StandardCharsets.UTF_8));
        exchange.setRouteStop(true);
        return kept;
    }

    private static StoredResponse answer(Exchange exchange) {
        settle(exchange);
        Message answer = exchange.getMessage();
        String body = answer.getBody() == null ? "" : answer.getBody(String.class);
        return new StoredResponse(
                answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class),
                answer.getHeader(Exchange.CONTENT_TYPE, String.class),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private void prepare(Exchange exchange, HttpServletRequest request, Operation operation) {
        // The path is matched twice, by the gate and by Camel: only what was authorised may run.
        if (!(request.getAttribute(ContractFilter.OPERATION) instanceof ApiOperation authorised)
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
        AcceptedTypes accepted = AcceptedTypes.of(request);
        message.setHeader("markdown", accepted.prefer(MediaType.TEXT_MARKDOWN));
        message.setHeader("events", accepted.prefer(MediaType.TEXT_EVENT_STREAM));
        message.setHeader("lastEventId", request.getHeader("Last-Event-ID"));
        exchange.setProperty("clientAddress", request.getAttribute(ContractFilter.ADDRESS));
        message.setHeader("tenant", Tenants.DEFAULT);
        deprecations.called(
                authorised,
                request.getAttribute(ContractFilter.CALLER) instanceof Account account
                        ? account.actor()
                        : request.getRemoteAddr());
        if (request.getAttribute(ContractFilter.CALLER) instanceof Account account) {
            message.setHeader("tenant", account.tenant());
            exchange.setProperty("account", account);
            exchange.setProperty("actor", account.actor());
            exchange.setProperty("permit", request.getAttribute(ContractFilter.PERMIT));
            exchange.setProperty("tokenId", request.getAttribute(ContractFilter.TOKEN));
        }
    }

    private static boolean done(Exchange exchange, AsyncCallback callback, boolean sync) {
        MDC.remove(RequestIdFilter.LOGGED_AS);
        settle(exchange);
        callback.done(sync);
        return sync;
    }

    /** Turns what came of the route into an answer: a failure into a problem, and the one content type. */
    private static void settle(Exchange exchange) {
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
    }
}
