package dev.serai.kamelet.sandbox;

import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/** The steps of the sandbox Kamelets that stand between camel-docker's. Its properties are the Kamelets' own. */
public class Sandbox extends SandboxProperties {

    /** How soon the engine says that a container has ended that has ended already. */
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(10);

    private static final String RUN = "seraiSandboxRun";
    private static final String INPUT = "seraiSandboxInput";

    /** Sets all that camel-docker needs to create the container; what a caller sent under its names is dropped. */
    public void prepare(Exchange exchange) {
        Message message = exchange.getMessage();
        SandboxRequest request = SandboxRequest.of(message);
        address(message);
        message.setHeader("CamelDockerImage", image());
        message.setHeader("CamelDockerName", SandboxRequest.containerName(request.actionId()));
        message.setHeader("CamelDockerCmd", request.command().toArray(String[]::new));
        message.setHeader("CamelDockerUser", Hardening.USER);
        message.setHeader("CamelDockerWorkingDir", "/tmp");
        message.setHeader("CamelDockerHostConfig", hostConfig());
        message.setHeader("CamelDockerEnv", environment(request.actionId()));
        message.setHeader("CamelDockerAttachStdIn", request.input() != null);
        message.setHeader("CamelDockerStdInOpen", request.input() != null);
        message.setHeader("CamelDockerStdInOnce", request.input() != null);
    }

    /**
     * Connects the input to the container that camel-docker just created.
     *
     * @throws IllegalStateException if it is too late to start it; it stays created, which adoption knows as no effect
     */
    public void feed(Exchange exchange) throws InvalidPayloadException, IOException {
        Message message = exchange.getMessage();
        String id = message.getMandatoryBody(CreateContainerResponse.class).getId();
        message.setHeader("CamelDockerContainerId", id);
        SandboxRequest.checkInTime(message, Instant.now());
        byte[] input = message.getHeader(SandboxRequest.INPUT_HEADER, byte[].class);
        if (input != null) {
            exchange.setProperty(INPUT, StandardInput.of(address(), id));
        }
    }

    /** Sends the input to the started container, and waits until it ends or ends it at the deadline. */
    public void await(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        String id = message.getHeader("CamelDockerContainerId", String.class);
        try (StandardInput input = exchange.getProperty(INPUT, StandardInput.class)) {
            if (input != null) {
                input.send(message.getHeader(SandboxRequest.INPUT_HEADER, byte[].class));
            }
            exchange.setProperty(RUN, containers().await(id, timeLimit(), outputLimit()));
        }
    }

    /** Makes the result of what camel-docker's inspection and the wait have found. */
    public void report(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        InspectContainerResponse container = message.getMandatoryBody(InspectContainerResponse.class);
        Containers.ContainerRun run = exchange.getProperty(RUN, Containers.ContainerRun.class);
        message.setBody(SandboxResult.of(container, run));
    }

    /** The result when the pinned image is not on this engine: nothing was created. */
    public void imageMissing(Exchange exchange) {
        exchange.getMessage().setBody(SandboxResult.withoutEffect("IMAGE_MISSING"));
    }

    /**
     * The result when the engine refused to start the container, for instance since its image has no such command.
     *
     * @throws Exception what camel-docker threw, unless the engine itself says that nothing ran
     */
    public void notStarted(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        String id = message.getHeader("CamelDockerContainerId", String.class);
        Optional<Map<String, Object>> result = containers().find(id).flatMap(SandboxResult::notStarted);
        if (result.isEmpty()) {
            throw exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        }
        message.setBody(result.get());
    }

    /**
     * Finds what became of an action whose caller died: the result of its container, after waiting for the rest of its
     * time if it still runs. A container that never started is not started now.
     */
    public void adopt(Exchange exchange) {
        Message message = exchange.getMessage();
        String name = SandboxRequest.containerName(SandboxRequest.actionId(message));
        message.setBody(containers().find(name).map(this::adopted).orElseGet(SandboxResult::absent));
    }

    private Map<String, Object> adopted(InspectContainerResponse found) {
        if ("created".equals(found.getState().getStatus())) {
            return SandboxResult.notStarted(found).orElseGet(SandboxResult::absent);
        }
        // One that has ended did so in its time, however much later it is found.
        boolean runs = Boolean.TRUE.equals(found.getState().getRunning());
        Duration left = runs ? SandboxResult.timeLeft(found, timeLimit()) : HEARD_WITHIN;
        Containers.ContainerRun run = containers().await(found.getId(), left, outputLimit());
        return SandboxResult.of(containers().find(found.getId()).orElse(found), run);
    }

    /** Names the container to remove for camel-docker. */
    public void prepareRemoval(Exchange exchange) {
        Message message = exchange.getMessage();
        String name = SandboxRequest.containerName(SandboxRequest.actionId(message));
        address(message);
        message.setHeader("CamelDockerContainerId", name);
        message.setHeader("CamelDockerForce", true);
        message.setHeader("CamelDockerRemoveVolumes", true);
    }

    /** Lists the actions that have a container with the label of this hub, running or not. */
    public void list(Exchange exchange) {
        exchange.getMessage()
                .setBody(containers().labelled("dev.serai.hub", hub()).stream()
                        .map(container -> container.getLabels().get("dev.serai.action"))
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** Takes camel-docker's headers off the message, so that none travels on. */
    public void tidy(Exchange exchange) {
        exchange.getMessage().removeHeaders("CamelDocker*");
        exchange.removeProperty(RUN);
        exchange.removeProperty(INPUT);
    }

    private void address(Message message) {
        message.removeHeaders("CamelDocker*");
        DockerAddress address = address();
        message.setHeader("CamelDockerSocketEnabled", address.socket());
        message.setHeader("CamelDockerHost", address.host());
        message.setHeader("CamelDockerPort", address.port());
        message.setHeader("CamelDockerCmdExecFactory", SandboxExecFactory.class.getName());
    }

    private Containers containers() {
        return Containers.at(address());
    }
}
