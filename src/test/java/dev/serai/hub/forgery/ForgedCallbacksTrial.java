package dev.serai.hub.forgery;

/** The same with 10,000 bad ones; {@code -Dserai.test.forged} says how many. */
class ForgedCallbacksTrial extends ForgedCallbacksIT {

    @Override
    int bad() {
        return Integer.getInteger("serai.test.forged", 10_000);
    }
}
