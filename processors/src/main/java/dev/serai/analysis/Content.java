package dev.serai.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Whole bytes that a later step needs.
 *
 * @param bytes the bytes
 * @param mediaType their media type, if known
 */
public record Content(byte[] bytes, @Nullable String mediaType) {}
