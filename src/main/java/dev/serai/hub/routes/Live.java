package dev.serai.hub.routes;

import dev.serai.policy.PolicyException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What files of the routes folder say, as of their last good state. */
public final class Live<T> implements Supplier<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    private final RoutesFolder folder;
    private final List<String> names;
    private final Function<Map<String, String>, T> reader;
    private Map<String, String> texts;
    private volatile T value;
    private volatile List<RouteFault> faults = List.of();

    Live(RoutesFolder folder, List<String> names, Function<Map<String, String>, T> reader) {
        this.folder = folder;
        this.names = List.copyOf(names);
        this.reader = reader;
        this.texts = read();
        this.value = reader.apply(texts);
    }

    @Override
    public T get() {
        return value;
    }

    List<RouteFault> faults() {
        return faults;
    }

    synchronized void refresh() {
        Map<String, String> before = texts;
        // Should one not be readable now, all are read again once it is.
        texts = Map.of();
        try {
            Map<String, String> now = read();
            // Remembered before they are read, so that broken files are told once.
            texts = now;
            if (!now.equals(before)) {
                value = reader.apply(now);
                LOG.info("{} in use as written now", String.join(", ", names));
                faults = List.of();
            }
        } catch (PolicyException e) {
            broken(e.errors().stream()
                    .map(error -> new RouteFault(error.file(), error.line(), error.reason()))
                    .toList());
        } catch (RuntimeException e) {
            broken(List.of(FaultFinder.of(folder.path(names.get(0)), "", e)));
        }
    }

    private void broken(List<RouteFault> now) {
        if (!now.equals(faults)) {
            faults = now;
            LOG.error("It stays as it was, because this is wrong: {}", now);
        }
    }

    private Map<String, String> read() {
        Map<String, String> read = new LinkedHashMap<>();
        names.forEach(name -> read.put(name, folder.text(name)));
        return read;
    }
}
