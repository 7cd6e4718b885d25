package dev.serai.hub.cluster;

import dev.serai.hub.HubProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** {@link ClusterWatchIT} beside a hub that is a process of its own and ends by kill -9. */
class ClusterWatchTrial extends ClusterWatchIT {

    @TempDir
    Path folder;

    @Override
    AutoCloseable anotherHub(Map<String, Object> properties) {
        HubProcess started = HubProcess.start(folder, properties);
        return () -> {
            if (started.alive()) {
                started.kill9();
            }
        };
    }
}
