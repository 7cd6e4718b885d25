package dev.serai.hub.routes;

import dev.serai.policy.PolicyException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The texts of files of which each stands for itself, such as pages of a handbook: one that is wrong stays as it was, or out,
 * and stops neither the others nor the start.
 */
public final class LivePages {

    private static final Logger LOG = LoggerFactory.getLogger(LivePages.class);

    private final RoutesFolder folder;
    private final Pattern names;
    private final int longest;
    private volatile SortedMap<String, String> texts = new TreeMap<>();
    private volatile List<RouteFault> faults = List.of();

    LivePages(RoutesFolder folder, Pattern names, int longest) {
        this.folder = folder;
        this.names = names;
        this.longest = longest;
        refresh();
    }

    /** By name; the same object until something changes. */
    public SortedMap<String, String> texts() {
        return texts;
    }

    List<RouteFault> faults() {
        return faults;
    }

    /** Reads again what has changed. The hub does so by itself once the folder has changed. */
    public synchronized void refresh() {
        SortedMap<String, String> now = new TreeMap<>();
        List<RouteFault> wrong = new ArrayList<>();
        for (String name : listed()) {
            String reason = read(name, now);
            String before = texts.get(name);
            if (!reason.isEmpty()) {
                wrong.add(new RouteFault(folder.path(name), 1, reason));
                if (before != null) {
                    now.put(name, before);
                }
            }
        }
        wrong.stream().filter(fault -> !faults.contains(fault)).forEach(fault -> LOG.error(RouteFault.KEPT, fault));
        faults = List.copyOf(wrong);
        if (!now.equals(texts)) {
            log(texts, now);
            texts = now;
        }
    }

    private SortedSet<String> listed() {
        try {
            return folder.names(names);
        } catch (PolicyException e) {
            // What is the matter with the folder is told for all of its files.
            return new TreeMap<>(texts).navigableKeySet();
        }
    }

    /** Why it is not in use; empty where it is. */
    private String read(String name, Map<String, String> into) {
        try {
            OverlayFolder overlay = folder.overlay();
            if (overlay.leadsOut(name)) {
                return "leads out of the folder";
            }
            if (overlay.size(name) > longest) {
                return "is longer than " + longest + " bytes";
            }
            String text = folder.own(name);
            String read = text == null ? folder.product().texts().get(name) : text;
            if (read != null) {
                into.put(name, read);
            }
            return "";
        } catch (IOException e) {
            return RouteTexts.reason(e);
        }
    }

    private static void log(Map<String, String> before, Map<String, String> now) {
        Map<String, String> all = new HashMap<>(before);
        all.putAll(now);
        List<String> changed = all.keySet().stream()
                .filter(name -> !Objects.equals(before.get(name), now.get(name)))
                .sorted()
                .toList();
        String first = String.join(", ", changed.subList(0, Math.min(5, changed.size())));
        LOG.info("{} in use as written now{}", first, changed.size() > 5 ? ", " + (changed.size() - 5) + " more" : "");
    }
}
