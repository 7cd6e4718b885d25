package dev.serai.signal;

/** One question about an alert that would page. It sees nothing but what it is given. */
@FunctionalInterface
interface SignalCheck {

    SignalAnswer ask(SignalView view, SignalPolicy policy);
}
