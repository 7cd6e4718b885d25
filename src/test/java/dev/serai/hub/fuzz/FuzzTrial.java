package dev.serai.hub.fuzz;

/** The same requests and four times as many. */
class FuzzTrial extends FuzzIT {

    @Override
    int rounds() {
        return Integer.getInteger("serai.fuzz.rounds", 64);
    }
}
