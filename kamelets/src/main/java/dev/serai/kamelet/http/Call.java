package dev.serai.kamelet.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One exchange with one server at addresses that were checked: no proxy, no redirect, no retry, no cookie. */
final class Call {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final ScheduledExecutorService DEADLINES = Executors.newSingleThreadScheduledExecutor(Call::thread);

    private final InetAddress[] addresses;
    private final CertificateFacts certificate;
    private final Duration timeLimit;
    private final int bodyLimitBytes;
    private volatile boolean sent;

    Call(InetAddress[] addresses, CertificateFacts certificate, Duration timeLimit, int bodyLimitBytes) {
        this.addresses = addresses.clone();
        this.certificate = certificate;
        this.timeLimit = timeLimit;
        this.bodyLimitBytes = bodyLimitBytes;
    }

    /** @throws IOException whatever went wrong; at the time limit the connection is cut */
    HttpAnswer make(HttpUriRequestBase request, Sending sending) throws IOException {
        ScheduledFuture<?> deadline = DEADLINES.schedule(request::abort, timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        try (CloseableHttpClient client = client(sending)) {
            return client.execute(request, this::read);
        } finally {
            deadline.cancel(false);
        }
    }

    /** Whether a byte of the request may have left. */
    boolean sent() {
        return sent;
    }

    private CloseableHttpClient client(Sending sending) {
        return HttpClients.custom()
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "sending", (request, scope, chain) -> {
                    // The connection stands, with TLS; what comes next is the first byte.
                    sending.begins();
                    sent = true;
                    return chain.proceed(request, scope);
                })
                .setConnectionManager(connections())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("serai")
                .build();
    }

    private HttpClientConnectionManager connections() {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Pinned())
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(certificate.context()))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECTING))
                        .setSocketTimeout(Timeout.of(timeLimit))
                        .build())
                .build();
    }

    private HttpAnswer read(ClassicHttpResponse response) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        boolean truncated = false;
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            InputStream body = entity.getContent();
            kept.write(body.readNBytes(bodyLimitBytes));
            truncated = kept.size() == bodyLimitBytes && body.read() >= 0;
        }
        return new HttpAnswer(
                response.getCode(),
                header(response, "Content-Type"),
                header(response, "Location"),
                kept.toString(StandardCharsets.UTF_8),
                truncated);
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "http-deadline");
        thread.setDaemon(true);
        return thread;
    }

    /** What the server answered; the body is cut at the limit. */
    record HttpAnswer(
            int status, @Nullable String contentType, @Nullable String location, String body, boolean truncated) {}

    /** Answers every look-up with what was checked, so that a name cannot point elsewhere a moment later. */
    private final class Pinned implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            return addresses.clone();
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            return host;
        }
    }
}
