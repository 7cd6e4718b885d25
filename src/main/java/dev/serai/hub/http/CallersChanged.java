package dev.serai.hub.http;

import java.util.UUID;

/** Whoever goes on answering after the request was let through. */
public interface CallersChanged {

    /** What this account may, or one of its sessions or tokens, has changed in this hub just now. */
    void callerChanged(UUID account);

    /** What some caller may has changed in this hub just now: {@link ScopedCaller#permitNow} says what it is. */
    void callersChanged();
}
