package dev.serai.hub.routes;

/**
 * Why a changed file is not in use; what was read before it still is.
 *
 * @param file with the folder, as the integrator sees it
 * @param line where it is wrong, from 1; the first where that cannot be told
 * @param reason in one line, without secrets
 */
public record RouteFault(String file, int line, String reason) {

    /** How the log tells one while the hub runs. */
    static final String KEPT = "What was there before stays in use, because this is wrong: {}";

    @Override
    public String toString() {
        return file + ":" + line + ": " + reason;
    }
}
