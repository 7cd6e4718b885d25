package dev.serai.hub.lint;

/**
 * Something about a file of the integrator's folder.
 *
 * @param file with the folder, as the integrator sees it
 * @param line from 1
 * @param column from 1
 * @param refused whether the hub would not use what stands there; else it is advice
 */
public record FolderFinding(String file, int line, int column, boolean refused, String reason) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (refused ? "" : "advice: ") + reason;
    }
}
