package dev.serai.laws.unmarked;

/** Its package has no package-info: what the laws refuse. */
public final class Unmarked {}
