package dev.serai.hub.http;

import dev.serai.hub.settings.SenderSettings;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a refused sender read why. Somebody who still sends while the connection is closed loses the answer, so what still
 * comes of the body is thrown away for a while, on no thread; only then the connection is closed.
 */
@Configuration
class UnreadBodies {

    private static final int CHUNK = 8_192;
    private static final int AT_ONCE = 256 * 1024;
    private static final int MOST = 32 * 1024 * 1024;

    /** Around all other filters: each of them may refuse. */
    @Bean
    FilterRegistrationBean<OncePerRequestFilter> unreadBodiesFilter(
            SenderAddress addresses, SlowCount slow, SenderSettings settings) {
        FilterRegistrationBean<OncePerRequestFilter> registration =
                new FilterRegistrationBean<>(new Discarding(addresses, slow, settings));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static final class Discarding extends OncePerRequestFilter {

        private final SenderAddress addresses;
        private final SlowCount slow;
        private final SenderSettings settings;

        Discarding(SenderAddress addresses, SlowCount slow, SenderSettings settings) {
            this.addresses = addresses;
            this.slow = slow;
            this.settings = settings;
        }

        @Override
        protected boolean shouldNotFilterAsyncDispatch() {
            return false;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            chain.doFilter(request, response);
            if (request.isAsyncStarted()) {
                return;
            }
            ServletRequest raw = raw(request);
            try {
                if (!isRead(raw)) {
                    discard(request, raw, response);
                }
            } catch (IOException e) {
                logger.debug("the sender of a refused body has gone", e);
            }
        }

        /** The container's own request: others may have the body in memory. */
        private static ServletRequest raw(ServletRequest request) {
            ServletRequest raw = request;
            while (raw instanceof ServletRequestWrapper wrapper) {
                raw = wrapper.getRequest();
            }
            return raw;
        }

        /** Throws away what has come already, which usually is all. */
        private static boolean isRead(ServletRequest raw) throws IOException {
            ServletInputStream in = raw.getInputStream();
            if (raw.getContentLengthLong() >= 0 && !in.isFinished()) {
                byte[] chunk = new byte[CHUNK];
                int taken = 0;
                while (!in.isFinished() && taken < AT_ONCE && in.available() > 0) {
                    taken += in.read(chunk, 0, Math.min(chunk.length, in.available()));
                }
            }
            return in.isFinished();
        }

        private void discard(HttpServletRequest request, ServletRequest raw, HttpServletResponse response)
                throws IOException {
            TomcatConnection connection = TomcatConnection.of(raw);
            String sender = "refused " + addresses.of(request);
            if (connection == null || connection.hasErrorToReport() || !slow.enter(sender)) {
                return;
            }
            response.flushBuffer();
            SlowBody.take(raw, raw.startAsync(), settings, new SlowBody.Taker() {
                private long thrownAway;

                @Override
                public void take(byte[] bytes, int count) {
                    thrownAway += count;
                    if (thrownAway > MOST) {
                        throw Problems.tooLarge(MOST);
                    }
                }

                @Override
                public void end(AsyncContext context, @Nullable Problem refused) {
                    slow.leave(sender);
                    connection.closeUnlessRead();
                    context.complete();
                }

                @Override
                public void broken(AsyncContext context, Problem why) {
                    end(context, why);
                }
            });
        }
    }
}
