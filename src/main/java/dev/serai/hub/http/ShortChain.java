package dev.serai.hub.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets some requests past Spring's chain: they go through a few filters of the hub's own and then to what serves them. All
 * others go on as ever. Which way a request takes depends on nothing that changes, so that it takes the same one when it is
 * dispatched again with its body.
 */
public final class ShortChain extends OncePerRequestFilter {

    private final Predicate<HttpServletRequest> taken;
    private final FilterChain chain;

    /**
     * @param taken which requests
     * @param filters in their order
     * @param last what serves them
     */
    public ShortChain(Predicate<HttpServletRequest> taken, List<Filter> filters, FilterChain last) {
        this.taken = taken;
        FilterChain next = last;
        for (int i = filters.size() - 1; i >= 0; i--) {
            Filter filter = filters.get(i);
            FilterChain behind = next;
            next = (request, response) -> filter.doFilter(request, response, behind);
        }
        this.chain = next;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain full)
            throws ServletException, IOException {
        (taken.test(request) ? chain : full).doFilter(request, response);
    }
}
