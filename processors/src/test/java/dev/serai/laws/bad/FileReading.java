package dev.serai.laws.bad;

import java.nio.file.Path;

/** Touches a file: what the laws refuse. */
public record FileReading(Path path) {}
