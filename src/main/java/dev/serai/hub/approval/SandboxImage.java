package dev.serai.hub.approval;

import dev.serai.hub.settings.SandboxSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The image an action would run in, which is part of what is approved. */
@Component
public class SandboxImage {

    private static final String SANDBOX = "docker-sandbox-action";

    private final @Nullable String image;

    SandboxImage(SandboxSettings settings) {
        this.image = settings.image();
    }

    public @Nullable String of(String kamelet) {
        return SANDBOX.equals(kamelet) ? image : null;
    }
}
