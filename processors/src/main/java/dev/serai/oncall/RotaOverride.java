package dev.serai.oncall;

/**
 * Somebody replaces whoever a rota names.
 *
 * @param rota its name
 * @param shift when, and who
 */
public record RotaOverride(String rota, Shift shift) {}
