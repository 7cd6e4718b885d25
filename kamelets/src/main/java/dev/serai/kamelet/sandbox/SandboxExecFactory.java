package dev.serai.kamelet.sandbox;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.DelegatingDockerCmdExecFactory;
import com.github.dockerjava.api.command.DockerCmdExecFactory;
import com.github.dockerjava.core.DefaultDockerCmdExecFactory;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientConfigAware;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What camel-docker speaks to the engine with: the same transport as {@link Containers} (no native library), a timeout
 * on every answer, and labels.
 *
 * <p>camel-docker has no header for labels, so they travel as environment entries that begin with {@value #LABEL} and
 * become labels here; none of them reaches the container.
 */
public final class SandboxExecFactory extends DelegatingDockerCmdExecFactory implements DockerClientConfigAware {

    static final String LABEL = "label:";

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    private @Nullable DockerCmdExecFactory delegate;

    @Override
    public void init(DockerClientConfig config) {
        DockerClientConfig own = Containers.config(config.getDockerHost());
        DefaultDockerCmdExecFactory factory = new DefaultDockerCmdExecFactory(
                Containers.transport(own.getDockerHost(), ANSWER_TIMEOUT), own.getObjectMapper());
        factory.init(own);
        delegate = factory;
    }

    @Override
    public DockerCmdExecFactory getDockerCmdExecFactory() {
        if (delegate == null) {
            throw new IllegalStateException("used before its configuration was set");
        }
        return delegate;
    }

    @Override
    public CreateContainerCmd.Exec createCreateContainerCmdExec() {
        CreateContainerCmd.Exec create = getDockerCmdExecFactory().createCreateContainerCmdExec();
        return command -> create.exec(labelled(command));
    }

    private static CreateContainerCmd labelled(CreateContainerCmd command) {
        String[] entries = command.getEnv() == null ? new String[0] : command.getEnv();
        Map<String, String> labels = new HashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            if (entry.startsWith(LABEL) && equals > 0) {
                labels.put(entry.substring(LABEL.length(), equals), entry.substring(equals + 1));
            }
        }
        return command.withLabels(labels)
                .withEnv(Arrays.stream(entries)
                        .filter(entry -> !entry.startsWith(LABEL))
                        .toList());
    }
}
