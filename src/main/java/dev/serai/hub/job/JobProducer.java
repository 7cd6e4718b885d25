package dev.serai.hub.job;

import dev.serai.hub.db.TenantContext;
import dev.serai.hub.db.Tenants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** Schedules a job and leaves the message as it is. */
class JobProducer extends DefaultProducer {

    private final JobEndpoint endpoint;
    private final DurableJobQueue queue;
    private final List<String> headers;
    private final @Nullable Expression key;
    private final @Nullable Expression items;

    JobProducer(JobEndpoint endpoint, DurableJobQueue queue) {
        super(endpoint);
        this.endpoint = endpoint;
        this.queue = queue;
        this.headers = Arrays.stream(endpoint.getHeaders().split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .toList();
        this.key = expression(endpoint.getKey());
        this.items = expression(endpoint.getItems());
    }

    private @Nullable Expression expression(@Nullable String text) {
        return text == null
                ? null
                : getEndpoint().getCamelContext().resolveLanguage("simple").createExpression(text);
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        if (items != null) {
            scheduleAll(message, items.evaluate(exchange, Object.class));
            return;
        }
        JobPayload payload = new JobPayload(
                tenant(message), key(exchange), carried(message), endpoint.isCarryBody() ? message.getBody() : null);
        Instant due = message.getHeader(JobHeaders.DUE, Instant.class);
        if (due == null) {
            queue.schedule(endpoint.getName(), payload, endpoint.getDelay());
        } else {
            queue.schedule(endpoint.getName(), payload, due);
        }
    }

    private void scheduleAll(Message message, @Nullable Object value) {
        List<JobQueue.JobRequest> requests = new ArrayList<>();
        for (Object item : value == null ? List.of() : (Collection<?>) value) {
            JobItem job = (JobItem) item;
            requests.add(new JobQueue.JobRequest(
                    endpoint.getName(), job.key(), tenant(message), job.headers(), job.delay()));
        }
        if (!requests.isEmpty()) {
            queue.schedule(requests);
        }
    }

    private static String tenant(Message message) {
        String working = TenantContext.current();
        return message.getHeader(JobHeaders.TENANT, working == null ? Tenants.DEFAULT : working, String.class);
    }

    private @Nullable String key(Exchange exchange) {
        if (key == null) {
            return null;
        }
        String value = key.evaluate(exchange, String.class);
        if (value == null || value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException(
                    "the key of job:" + endpoint.getName() + " must have 1 to 200 characters");
        }
        return value;
    }

    private Map<String, String> carried(Message message) {
        Map<String, String> carried = new LinkedHashMap<>();
        for (String name : headers) {
            String value = message.getHeader(name, String.class);
            if (value != null) {
                carried.put(name, value);
            }
        }
        return carried;
    }
}
