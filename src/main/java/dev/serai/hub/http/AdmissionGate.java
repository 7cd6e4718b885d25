package dev.serai.hub.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only so many requests of one kind on at once. The others wait for their turn without a thread, first come, first
 * served; whom it does not reach in time, and who finds too many waiting, is told that the hub is busy.
 */
final class AdmissionGate extends OncePerRequestFilter {

    private static final String TURN = AdmissionGate.class.getName();

    private final Predicate<HttpServletRequest> kind;
    private final int most;
    private final Executor afterPatience;

    /** Guarded by itself, as are the states of turns. */
    private final LinkedHashSet<QueuePlace> waiting = new LinkedHashSet<>();

    /** More than none only while nobody waits. */
    private int free;

    /**
     * @param kind which requests; each is of one gate's kind at most
     * @param atOnce how many of them run at once
     * @param most how many may wait
     * @param afterPatience what runs when a request has waited as long as it may. Not the container's time limit: where that
     *     ends while another thread lets the request go on, the container may forget the request, and with it its place
     */
    AdmissionGate(Predicate<HttpServletRequest> kind, int atOnce, int most, Executor afterPatience) {
        this.kind = kind;
        this.free = atOnce;
        this.most = most;
        this.afterPatience = afterPatience;
    }

    private enum GateState {
        NEW,
        WAITING,
        /** It holds one of the places. */
        ADMITTED,
        /** It has none, any more or at all. */
        OVER
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !kind.test(request);
    }

    /** How many wait for their turn. */
    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** That is how a request comes by again: after its body, after waiting, and with its answer. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(TURN) instanceof QueuePlace turn) {
            if (turn.began || comes(turn, request)) {
                goOn(turn, request, response, chain);
            } else {
                Problems.write(response, Problems.busy());
            }
            return;
        }
        QueuePlace turn = new QueuePlace();
        if (enter(turn, false)) {
            request.setAttribute(TURN, turn);
            goOn(turn, request, response, chain);
        } else if (isFull()) {
            Problems.write(response, Problems.busy());
        } else {
            request.setAttribute(TURN, turn);
            await(turn, request.startAsync(request, response));
        }
    }

    /** The request may have waited in vain, or for somebody who has hung up meanwhile. */
    private boolean comes(QueuePlace turn, HttpServletRequest request) {
        TomcatConnection connection = TomcatConnection.of(request);
        if (connection != null && connection.isGone()) {
            leave(turn);
        }
        synchronized (waiting) {
            return turn.state == GateState.ADMITTED;
        }
    }

    private void goOn(QueuePlace turn, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        turn.began = true;
        boolean handedOver = false;
        try {
            chain.doFilter(request, response);
            handedOver = request.isAsyncStarted() && listens(request, turn);
        } finally {
            if (!handedOver) {
                leave(turn);
            }
        }
    }

    private static boolean listens(HttpServletRequest request, QueuePlace turn) {
        try {
            request.getAsyncContext().addListener(turn);
            return true;
        } catch (IllegalStateException e) {
            // It has completed meanwhile.
            return false;
        }
    }

    private void await(QueuePlace turn, AsyncContext context) {
        context.setTimeout(0);
        context.addListener(turn);
        turn.context = context;
        if (enter(turn, true)) {
            turn.call();
        } else {
            afterPatience.execute(turn::giveUp);
        }
    }

    /** Whether it need not wait: there is a place, or, where it would wait, no room for that. */
    private boolean enter(QueuePlace turn, boolean elseWait) {
        synchronized (waiting) {
            if (free > 0) {
                free--;
                turn.state = GateState.ADMITTED;
                return true;
            }
            if (!elseWait) {
                return false;
            }
            if (waiting.size() >= most) {
                turn.state = GateState.OVER;
                return true;
            }
            turn.state = GateState.WAITING;
            waiting.add(turn);
            return false;
        }
    }

    private boolean isFull() {
        synchronized (waiting) {
            return waiting.size() >= most;
        }
    }

    /** Gives the place of a turn back, or its place among those who wait; once, however often it is called. */
    private void leave(QueuePlace turn) {
        QueuePlace next = given(turn);
        if (next != null) {
            next.call();
        }
    }

    /** Whose turn it is now. */
    private @Nullable QueuePlace given(QueuePlace turn) {
        synchronized (waiting) {
            GateState before = turn.state;
            turn.state = GateState.OVER;
            waiting.remove(turn);
            if (before != GateState.ADMITTED) {
                return null;
            }
            if (waiting.isEmpty()) {
                free++;
                return null;
            }
            QueuePlace next = waiting.iterator().next();
            waiting.remove(next);
            next.state = GateState.ADMITTED;
            return next;
        }
    }

    /** One request's. It ends when the request does, however that comes about. */
    private final class QueuePlace implements AsyncListener {

        private GateState state = GateState.NEW;
        private volatile boolean began;
        private volatile @Nullable AsyncContext context;

        /** Lets the request come by again, to go on or to be refused; once, by whoever has taken it from those who wait. */
        void call() {
            try {
                Objects.requireNonNull(context).dispatch();
            } catch (IllegalStateException e) {
                // It has ended meanwhile.
                leave(this);
            }
        }

        /** It has waited as long as it may, unless its turn came before. */
        void giveUp() {
            synchronized (waiting) {
                if (!waiting.remove(this)) {
                    return;
                }
                state = GateState.OVER;
            }
            call();
        }

        /** That of the answer: whoever waits for it says so, and the request comes by again. */
        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {
            leave(this);
        }

        @Override
        public void onComplete(AsyncEvent event) {
            leave(this);
        }

        /** A listener is dropped when a request goes on asynchronously once more. */
        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
