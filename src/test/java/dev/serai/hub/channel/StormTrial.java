package dev.serai.hub.channel;

/** The same with a thousand alerts of two hundred incidents. */
class StormTrial extends StormIT {

    @Override
    int incidents() {
        return 200;
    }
}
