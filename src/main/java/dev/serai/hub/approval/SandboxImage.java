package dev.serai.hub.approval;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The image an action would run in, which is part of what is approved. */
@Component
class SandboxImage {

    private static final String SANDBOX = "docker-sandbox-action";

    private final String image;

    SandboxImage(@Value("${serai.sandbox.image:}") String image) {
        this.image = image;
    }

    @Nullable
    String of(String kamelet) {
        return SANDBOX.equals(kamelet) && !image.isBlank() ? image : null;
    }
}
