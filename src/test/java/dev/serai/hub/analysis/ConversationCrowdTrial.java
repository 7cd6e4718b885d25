package dev.serai.hub.analysis;

/** The same with a hundred. */
class ConversationCrowdTrial extends ConversationCrowdIT {

    @Override
    int crowd() {
        return 100;
    }
}
