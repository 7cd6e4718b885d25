package dev.serai.kamelet.sandbox;

/** Asks whether a Docker engine is there. */
public final class DockerEngine {

    private DockerEngine() {}

    /** Whether an engine answers at {@code unix:///<path>} or {@code tcp://<host>:<port>} within 5 s. */
    public static boolean answers(String address) {
        return Containers.at(DockerAddress.of(address)).answers();
    }
}
