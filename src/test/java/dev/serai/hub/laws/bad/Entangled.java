package dev.serai.hub.laws.bad;

/** Needs nine others, and asks for nine more: what the laws refuse. */
public final class Entangled {

    public Entangled(
            Object one,
            Object two,
            Object three,
            Object four,
            Object five,
            Object six,
            Object seven,
            Object eight,
            Object nine) {
        with(one, two, three, four, five, six, seven, eight, nine);
    }

    private static void with(
            Object one,
            Object two,
            Object three,
            Object four,
            Object five,
            Object six,
            Object seven,
            Object eight,
            Object nine) {
        // It does nothing with them.
    }
}
