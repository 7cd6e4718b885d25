package dev.serai.hub.http;

/** Whoever goes on answering after the request was let through. */
public interface CallersChanged {

    /** What some caller may has changed in this hub just now: {@link ScopedCaller#permitNow} says what it is. */
    void callersChanged();
}
