package dev.serai.kamelet.http;

import dev.serai.kamelet.http.HttpRefusal.HttpRefusalReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.ProducerTemplate;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/** The step of the HTTP Kamelets: one guarded request, and what came of it. Its properties are theirs. */
public class HttpAction {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final AddressGuard.Resolver resolver;
    private List<Origin> allow = List.of();
    private List<Cidr> allowPrivate = List.of();
    private boolean changes;
    private Duration timeLimit = Duration.ofSeconds(10);
    private int bodyLimit = 64 * 1024;
    private String sending = "";

    public HttpAction() {
        this(InetAddress::getAllByName);
    }

    HttpAction(AddressGuard.Resolver resolver) {
        this.resolver = resolver;
    }

    /** Origins, separated by commas; empty allows nothing. */
    public void setAllow(String allow) {
        this.allow = entries(allow).map(Origin::ofEntry).toList();
    }

    /** Private ranges that names on the list may lead to, separated by commas. */
    public void setAllowPrivate(String allowPrivate) {
        this.allowPrivate = entries(allowPrivate).map(Cidr::of).toList();
    }

    /** Whether it offers the changing methods; else the reading ones. */
    public void setChanges(boolean changes) {
        this.changes = changes;
    }

    /** In milliseconds, at most 30 s. */
    public void setTimeLimit(long timeLimit) {
        Duration wanted = Duration.ofMillis(timeLimit);
        this.timeLimit = wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }

    /** In bytes. */
    public void setBodyLimit(int bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    /** The endpoint that is called, with the headers of the message, just before the first byte leaves; empty for none. */
    public void setSending(String sending) {
        this.sending = sending;
    }

    /** As {@link #request}, and calls the endpoint {@code sending}; when that fails, nothing is sent. */
    public Map<String, @Nullable Object> send(
            @Body Map<String, ?> arguments,
            @Header("actionId") @Nullable String actionId,
            @Header("ownPorts") @Nullable String ownPorts,
            Exchange exchange) {
        return perform(
                arguments, actionId, ownPorts, sending.isEmpty() ? Sending.UNTOLD : () -> notifyCaller(exchange));
    }

    private void notifyCaller(Exchange exchange) throws IOException {
        try (ProducerTemplate template = exchange.getContext().createProducerTemplate(1)) {
            Map<String, Object> headers = new HashMap<>(exchange.getMessage().getHeaders());
            Exception refused = template.request(
                            sending, told -> told.getMessage().setHeaders(headers))
                    .getException();
            if (refused != null) {
                throw new Sending.SendingForbidden(refused);
            }
        }
    }

    /**
     * Makes the request.
     *
     * @param arguments {@code url}, {@code method}, and for a change {@code body} and {@code content_type}
     * @param actionId sent as {@code Idempotency-Key} with a change
     * @param ownPorts ports of the caller itself, separated by commas
     */
    public Map<String, @Nullable Object> request(
            @Body Map<String, ?> arguments,
            @Header("actionId") @Nullable String actionId,
            @Header("ownPorts") @Nullable String ownPorts) {
        return perform(arguments, actionId, ownPorts, Sending.UNTOLD);
    }

    Map<String, @Nullable Object> perform(
            Map<String, ?> arguments, @Nullable String actionId, @Nullable String ownPorts, Sending told) {
        long start = System.nanoTime();
        CertificateFacts certificate = new CertificateFacts();
        Map<String, @Nullable Object> result = HttpResult.empty();
        @Nullable Call call = null;
        try {
            String url = text(arguments, "url");
            Origin origin = Origin.of(url);
            HttpUriRequestBase request = made(arguments, url, actionId);
            AddressGuard guard = new AddressGuard(allow, new AddressRule(allowPrivate), resolver);
            InetAddress[] addresses = guard.check(origin, ports(ownPorts));
            call = new Call(addresses, certificate, timeLimit, bodyLimit);
            HttpResult.answered(result, call.make(request, told), changes);
        } catch (HttpRefusal e) {
            HttpResult.refused(result, e.reason());
        } catch (Sending.SendingForbidden e) {
            HttpResult.notSent(result);
        } catch (IOException e) {
            HttpResult.failed(result, e, changes, call != null && call.sent());
        }
        result.put("duration_ms", Duration.ofNanos(System.nanoTime() - start).toMillis());
        result.put("certificate", certificate.values());
        return result;
    }

    private HttpUriRequestBase made(Map<String, ?> arguments, String url, @Nullable String actionId)
            throws HttpRefusal {
        String method = text(arguments, "method");
        if (!(changes ? CHANGING : READING).contains(method)) {
            throw new HttpRefusal(HttpRefusalReason.METHOD_NOT_ALLOWED);
        }
        HttpUriRequestBase request = new HttpUriRequestBase(method, URI.create(url));
        if (changes && actionId != null) {
            request.setHeader("Idempotency-Key", actionId);
        }
        if (changes && arguments.get("body") instanceof String body) {
            ContentType type = arguments.get("content_type") instanceof String given
                    ? ContentType.create(given)
                    : ContentType.APPLICATION_JSON;
            request.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), type));
        }
        return request;
    }

    private static String text(Map<String, ?> arguments, String name) {
        return arguments.get(name) instanceof String text ? text : "";
    }

    private static Set<Integer> ports(@Nullable String ports) {
        return entries(ports == null ? "" : ports).map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> entries(String list) {
        return Stream.of(list.split(",")).map(String::strip).filter(entry -> !entry.isEmpty());
    }
}
