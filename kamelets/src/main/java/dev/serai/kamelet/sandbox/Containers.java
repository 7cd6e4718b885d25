package dev.serai.kamelet.sandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What camel-docker cannot do: wait with a deadline, and standard output and error apart and bounded. One instance an
 * address, shared by everything in this process.
 */
final class Containers {

    private static final Logger LOG = LoggerFactory.getLogger(Containers.class);

    private static final Map<DockerAddress, Containers> BY_ADDRESS = new ConcurrentHashMap<>();

    private static final Duration AFTER_KILL = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration READING = Duration.ofSeconds(30);

    private final DockerClient client;
    private final DockerClient impatient;

    private Containers(DockerAddress address) {
        this.client = client(address, null);
        this.impatient = client(address, PATIENCE);
    }

    private static DockerClient client(DockerAddress address, @Nullable Duration answerTimeout) {
        return DockerClientImpl.getInstance(config(address.uri()), transport(address.uri(), answerTimeout));
    }

    /** No API version is asked for: what another library of this process sets for itself must not rule an engine out. */
    static DockerClientConfig config(URI address) {
        return DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(address.toString())
                .withDockerTlsVerify(false)
                .withApiVersion("")
                .build();
    }

    static Containers at(DockerAddress address) {
        return BY_ADDRESS.computeIfAbsent(address, Containers::new);
    }

    /** The transport to an engine; without a timeout on answers where the caller bounds the wait itself. */
    static DockerHttpClient transport(URI address, @Nullable Duration answerTimeout) {
        return new ZerodepDockerHttpClient.Builder()
                .dockerHost(address)
                .connectionTimeout(Duration.ofSeconds(5))
                .responseTimeout(answerTimeout)
                .build();
    }

    /** Waits until a started container ends, kills it at the deadline, and reads what it wrote. */
    ContainerRun await(String id, Duration deadline, int outputLimitBytes) {
        boolean inTime;
        try (WaitContainerResultCallback wait = client.waitContainerCmd(id).exec(new WaitContainerResultCallback())) {
            inTime = ends(wait, deadline);
            if (!inTime) {
                kill(id);
                wait.awaitCompletion(AFTER_KILL.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Output output = read(id, outputLimitBytes);
        return new ContainerRun(inTime, output.stdout(), output.stderr(), output.truncated());
    }

    /** Reads once it has ended: while following, the engine's local log driver drops a last line without its end. */
    private Output read(String id, int outputLimitBytes) {
        Output output = new Output(outputLimitBytes);
        try (output) {
            client.logContainerCmd(id)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTailAll()
                    .exec(output)
                    .awaitCompletion(READING.toMillis(), TimeUnit.MILLISECONDS);
            return output;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ends(WaitContainerResultCallback wait, Duration deadline) {
        try {
            wait.awaitStatusCode(Math.max(1, deadline.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (DockerClientException e) {
            return false;
        }
    }

    private void kill(String id) {
        try {
            client.killContainerCmd(id).exec();
        } catch (ConflictException | NotFoundException e) {
            // It ended by itself in this moment, or somebody else removed it.
        }
    }

    Optional<InspectContainerResponse> find(String name) {
        try {
            return Optional.of(client.inspectContainerCmd(name).exec());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** All containers, running or not, that carry the label. */
    List<Container> labelled(String name, String value) {
        return client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(name, value))
                .exec();
    }

    /** Whether an engine answers within {@link #PATIENCE}. */
    boolean answers() {
        try {
            impatient.pingCmd().exec();
            return true;
        } catch (RuntimeException e) {
            LOG.info("No Docker engine answers: {}", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while a container ran", e);
    }

    /**
     * How a container ended.
     *
     * @param inTime false if it was killed at the deadline
     * @param truncated whether it wrote more than was kept
     */
    record ContainerRun(boolean inTime, String stdout, String stderr, boolean truncated) {}
}
