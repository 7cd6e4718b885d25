package dev.serai.policy;

/**
 * One thing that is wrong in a policy file.
 *
 * @param file the file's name as the reader knows it
 * @param line from 1
 * @param column from 1
 * @param reason what is wrong, with the allowed values where there are any
 */
public record PolicyError(String file, int line, int column, String reason) {

    public PolicyError {
        line = Math.max(1, line);
        column = Math.max(1, column);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + reason;
    }
}
