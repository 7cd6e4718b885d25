package dev.serai.hub.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says in the log who still calls a deprecated operation: once a day for each caller, as far as it remembers. */
@Component
class DeprecationLog {

    private static final Logger LOG = LoggerFactory.getLogger(DeprecationLog.class);
    private static final int MAX_CALLERS = 10_000;

    private final Cache<DeprecatedCall, Boolean> told = Caffeine.newBuilder()
            .maximumSize(MAX_CALLERS)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    private record DeprecatedCall(String operation, String caller) {}

    /** {@code caller} is an account, or the address of somebody without one. */
    void called(ApiOperation operation, String caller) {
        Deprecation deprecation = operation.deprecation();
        if (deprecation != null && told.asMap().putIfAbsent(new DeprecatedCall(operation.id(), caller), true) == null) {
            LOG.warn("{} called a deprecated operation: {}", caller, deprecation.notice(operation));
        }
    }
}
