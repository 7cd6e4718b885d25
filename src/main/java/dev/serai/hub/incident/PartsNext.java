package dev.serai.hub.incident;

import dev.serai.hub.job.JobItem;
import java.util.List;

/**
 * What follows when those that belong to an incident change with it: the exchange property {@code next}.
 *
 * @param messages renews the messages of each
 * @param calls begins the calls of each
 */
public record PartsNext(List<JobItem> messages, List<JobItem> calls) {

    public PartsNext {
        messages = List.copyOf(messages);
        calls = List.copyOf(calls);
    }
}
