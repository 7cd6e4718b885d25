package dev.serai.hub.http;

import java.util.UUID;

/** Whoever goes on answering after the request was let through. */
public interface CallersChanged {

    /** What this account may, or one of its sessions or tokens, has changed in this hub just now; see {@link ScopedCaller#permitNow}. */
    void callerChanged(UUID account);
}
