package dev.serai.language;

/**
 * A version as words name it.
 *
 * @param revision whether the value is the number of a revision; else it is the tag of an image
 */
public record SaidVersion(boolean revision, String value) {}
