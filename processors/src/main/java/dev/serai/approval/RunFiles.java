package dev.serai.approval;

import org.jspecify.annotations.Nullable;

/**
 * What would run, by its files.
 *
 * @param kamelet what would run, and {@code kameletSha256} its file
 * @param playbook why it would run, {@code playbookSha256} its file and {@code step} the step in it
 * @param imageDigest the sandbox image, if it runs in one
 */
public record RunFiles(
        String kamelet,
        String kameletSha256,
        String playbook,
        String playbookSha256,
        String step,
        @Nullable String imageDigest) {}
