package dev.serai.hub.routes;

import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What files of the routes folder say, as of their last good state. Those that are all the product's, which its build has
 * read, are read when somebody first asks; what is the integrator's is read at once, so that what is wrong stops the start.
 */
public final class Live<T> implements Supplier<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    private final Supplier<Map<String, String>> files;
    private final Function<String, String> path;
    private final Function<Map<String, String>, T> reader;
    private Map<String, String> texts;
    /** Null until somebody asks: the product's own texts, which stay to be read. */
    private volatile @Nullable T value;

    private Map<String, String> unread = Map.of();
    private volatile List<RouteFault> faults = List.of();

    /**
     * @param files the texts by name, as they are when it is asked
     * @param path how a name is told
     * @param products whether a file of this name and text is the product's
     */
    Live(
            Supplier<Map<String, String>> files,
            Function<String, String> path,
            BiPredicate<String, String> products,
            Function<Map<String, String>, T> reader) {
        this.files = files;
        this.path = path;
        this.reader = reader;
        this.texts = Map.copyOf(files.get());
        if (texts.entrySet().stream().allMatch(file -> products.test(file.getKey(), file.getValue()))) {
            this.unread = texts;
        } else {
            this.value = read(texts);
        }
    }

    @Override
    public T get() {
        T now = value;
        return now == null ? first() : now;
    }

    private synchronized T first() {
        T now = value;
        if (now == null) {
            now = read(unread);
            value = now;
            unread = Map.of();
        }
        return now;
    }

    List<RouteFault> faults() {
        return faults;
    }

    /** Reads again what has changed. The hub does so by itself once the folder has changed. */
    public void refresh() {
        refresh(false);
    }

    /** @param anew whether to read it even so: what else the reader looks at has changed */
    synchronized void refresh(boolean anew) {
        Map<String, String> before = texts;
        // Should one not be readable now, all are read again once it is.
        texts = Map.of();
        try {
            Map<String, String> now = Map.copyOf(files.get());
            // Remembered before they are read, so that broken files are told once.
            texts = now;
            if (anew && value != null || !now.equals(before)) {
                value = read(now);
                faults = List.of();
                logGood(before, now);
            }
        } catch (PolicyException e) {
            broken(e.errors().stream()
                    .map(error -> new RouteFault(error.file(), error.line(), error.reason()))
                    .toList());
        } catch (RuntimeException e) {
            String first = texts.keySet().stream().sorted().findFirst().orElse("");
            broken(List.of(FaultFinder.of(path.apply(first), "", e)));
        }
    }

    /** @throws PolicyException whose reasons say what is allowed, and nothing that the files' values say */
    private T read(Map<String, String> now) {
        try {
            return reader.apply(now);
        } catch (PolicyException e) {
            Map<String, String> hidden = e.isOfTests() ? Map.of() : now;
            throw new PolicyException(
                    e.errors().stream().map(error -> safe(error, hidden)).toList());
        }
    }

    private PolicyError safe(PolicyError error, Map<String, String> now) {
        String text = now.entrySet().stream()
                .filter(file ->
                        error.file().equals(file.getKey()) || error.file().equals(path.apply(file.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(String.join("\n", now.values()));
        return new PolicyError(error.file(), error.line(), error.column(), FaultReason.ofPolicy(error.reason(), text));
    }

    private void logGood(Map<String, String> before, Map<String, String> now) {
        SortedSet<String> changed = new TreeSet<>(before.keySet());
        changed.addAll(now.keySet());
        changed.removeIf(name -> Objects.equals(before.get(name), now.get(name)));
        if (!changed.isEmpty()) {
            LOG.info("{} in use as written now", String.join(", ", changed));
        }
    }

    private void broken(List<RouteFault> now) {
        if (!now.equals(faults)) {
            faults = now;
            now.forEach(fault -> LOG.error(RouteFault.KEPT, fault));
        }
    }
}
