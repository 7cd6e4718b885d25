package dev.serai.hub.http;

import dev.serai.hub.http.BodyRule.BodyAdmission;
import dev.serai.hub.settings.SenderSettings;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads each body whole before anything behind it runs, and never waits for one: what does not come at once is taken as
 * it comes, without a thread, and the request goes on when it is there. A request that is passed on has its body in
 * memory.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class BodyFilter extends OncePerRequestFilter {

    private static final String ARRIVED = BodyFilter.class.getName();
    private static final int CHUNK = 8_192;

    private final List<BodyRule> rules;
    private final ApiBodies others;
    private final SenderAddress addresses;
    private final SlowCount slow;
    private final SenderSettings settings;
    private final RequestIdFilter stamp;

    BodyFilter(
            List<BodyRule> rules,
            ApiBodies others,
            SenderAddress addresses,
            SlowCount slow,
            SenderSettings settings,
            RequestIdFilter stamp) {
        this.rules = List.copyOf(rules);
        this.others = others;
        this.addresses = addresses;
        this.slow = slow;
        this.settings = settings;
        this.stamp = stamp;
    }

    /** A body and what became of it. */
    private record Arrived(BodyRule rule, BodyAdmission admission, BodyBuffer buffer, @Nullable Problem refused) {}

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Arrived arrived;
        try {
            if (!isAsyncDispatch(request)) {
                arrived = begin(request, response);
            } else if (request.getAttribute(ARRIVED) instanceof Arrived now) {
                request.removeAttribute(ARRIVED);
                arrived = now;
            } else {
                chain.doFilter(request, response);
                return;
            }
            if (arrived == null) {
                return;
            }
            if (arrived.refused() != null) {
                throw arrived.refused();
            }
        } catch (Problem refused) {
            Problems.write(response, refused);
            return;
        }
        pass(arrived, request, response, chain);
    }

    /** The body, when all of it is there already; null when the request will come by again. */
    private @Nullable Arrived begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        BodyRule rule =
                rules.stream().filter(one -> one.isFor(request)).findFirst().orElse(others);
        BodyAdmission admission = rule.admit(request);
        ContentType.requireUnpacked(request);
        long declared = request.getContentLengthLong();
        if (declared > admission.maxBytes()) {
            throw Problems.tooLarge(admission.maxBytes());
        }
        BodyBuffer buffer = new BodyBuffer(admission);
        try {
            if (declared >= 0) {
                takeWhatIsThere(request.getInputStream(), buffer, declared);
            }
            if (!request.getInputStream().isFinished()) {
                await(rule, admission, buffer, request, response);
                return null;
            }
            return new Arrived(rule, admission, buffer, null);
        } catch (IOException gone) {
            buffer.release();
            throw Problems.incomplete();
        } catch (Problem refused) {
            buffer.release();
            throw refused;
        }
    }

    /** Only where the length is known: to find the end of a chunk may mean to wait. */
    private static void takeWhatIsThere(ServletInputStream in, BodyBuffer buffer, long declared) throws IOException {
        if (in.isFinished() || in.available() == 0) {
            return;
        }
        byte[] chunk = new byte[(int) Math.min(CHUNK, declared)];
        while (!in.isFinished() && in.available() > 0) {
            int count = in.read(chunk, 0, Math.min(chunk.length, in.available()));
            if (count < 0) {
                return;
            }
            buffer.take(chunk, count, declared);
        }
    }

    private void await(
            BodyRule rule,
            BodyAdmission admission,
            BodyBuffer buffer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String sender = admission.sender() + ' ' + addresses.of(request);
        if (!slow.enter(sender)) {
            throw Problems.busy();
        }
        long declared = request.getContentLengthLong();
        AsyncContext context = request.startAsync(request, response);
        SlowBody.take(request, context, settings, new SlowBody.Taker() {
            @Override
            public void take(byte[] bytes, int count) {
                buffer.take(bytes, count, declared);
            }

            @Override
            public void end(AsyncContext context, @Nullable Problem refused) {
                slow.leave(sender);
                if (refused != null) {
                    buffer.release();
                }
                request.setAttribute(ARRIVED, new Arrived(rule, admission, buffer, refused));
                context.dispatch();
            }

            @Override
            public void broken(AsyncContext context, Problem why) {
                slow.leave(sender);
                buffer.release();
                if (why.status() == HttpServletResponse.SC_REQUEST_TIMEOUT) {
                    slow.cut("body");
                }
                try {
                    stamp.answerNow(request, response, why);
                } catch (IOException | IllegalStateException gone) {
                    logger.debug("the sender of a body that broke off has gone", gone);
                }
                context.complete();
            }
        });
    }

    private static void pass(
            Arrived arrived, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            byte[] body;
            try {
                body = arrived.rule().check(request, arrived.buffer().body());
            } catch (Problem refused) {
                Problems.write(response, refused);
                return;
            }
            chain.doFilter(new ReadRequest(request, body, arrived.admission().type()), response);
        } finally {
            arrived.buffer().release();
        }
    }
}
