package dev.serai.hub.replay;

import dev.serai.hub.routes.FaultSource;
import dev.serai.hub.routes.RouteFault;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.hub.settings.ShadowSettings;
import dev.serai.hub.silence.AlertPolicies;
import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import dev.serai.replay.AlertPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The policy of {@code serai.signal.shadow-dir}. One that is wrong is not played, and stops nothing. */
@Component("shadowPolicy")
class ShadowPolicy implements FaultSource {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowPolicy.class);

    private final @Nullable Path root;
    private volatile Map<String, String> texts = Map.of();
    private volatile List<RouteFault> faults = List.of();

    ShadowPolicy(ShadowSettings settings) {
        this.root = settings.shadowDir();
    }

    /** Reads the folder as it is now, and tries its tests. */
    public void refresh() {
        if (root != null) {
            refresh(root);
        }
    }

    private void refresh(Path folder) {
        try {
            texts = read(folder);
            faults = List.of();
        } catch (PolicyException e) {
            texts = Map.of();
            broken(e.errors().stream()
                    .map(error -> new RouteFault(error.file(), error.line(), error.reason()))
                    .toList());
        }
    }

    private static Map<String, String> read(Path root) {
        if (AlertPolicy.FILES.stream().noneMatch(name -> Files.isRegularFile(root.resolve(name)))) {
            throw new PolicyException(new PolicyError(
                    root.toString(), 1, 1, "has none of the files " + String.join(", ", AlertPolicy.FILES)));
        }
        RoutesFolder folder = RoutesFolder.over(root);
        AlertPolicies.live(folder).get();
        Map<String, String> read = new TreeMap<>();
        AlertPolicy.FILES.forEach(name -> read.put(name, folder.text(name)));
        return Map.copyOf(read);
    }

    private void broken(List<RouteFault> now) {
        if (!now.equals(faults)) {
            faults = now;
            now.forEach(fault -> LOG.error("The shadow policy is not played, because this is wrong: {}", fault));
        }
    }

    /** Whether there is one that passes its tests. */
    public boolean isSound() {
        return !texts.isEmpty();
    }

    /** The texts of its files by name; none while it is not sound. */
    Map<String, String> texts() {
        return texts;
    }

    @Override
    public List<RouteFault> faults() {
        return faults;
    }
}
