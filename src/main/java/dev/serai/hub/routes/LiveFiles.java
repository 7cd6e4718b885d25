package dev.serai.hub.routes;

import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** All files of the routes folder whose names match, as of their last good state: their texts by name. */
public final class LiveFiles implements Supplier<SortedMap<String, String>> {

    private final RoutesFolder folder;
    private final Pattern names;
    private volatile SortedMap<String, String> texts = new TreeMap<>();
    private volatile List<RouteFault> faults = List.of();

    LiveFiles(RoutesFolder folder, Pattern names) {
        this.folder = folder;
        this.names = names;
        refresh();
    }

    @Override
    public SortedMap<String, String> get() {
        return texts;
    }

    List<RouteFault> faults() {
        return faults;
    }

    /** A file that cannot be read now stays as it was. */
    synchronized void refresh() {
        SortedMap<String, String> now = new TreeMap<>();
        List<RouteFault> wrong = new ArrayList<>();
        for (String name : folder.matching(names)) {
            try {
                now.put(name, folder.text(name));
            } catch (PolicyException e) {
                for (PolicyError error : e.errors()) {
                    wrong.add(new RouteFault(error.file(), error.line(), error.reason()));
                }
                String before = texts.get(name);
                if (before != null) {
                    now.put(name, before);
                }
            }
        }
        texts = now;
        faults = List.copyOf(wrong);
    }
}
