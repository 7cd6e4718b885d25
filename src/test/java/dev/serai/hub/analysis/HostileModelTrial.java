package dev.serai.hub.analysis;

import java.util.List;

/** The same with all 260 orders that are planted; it takes minutes. */
class HostileModelTrial extends InvestigateIT {

    static List<Injection> injections() {
        return Injection.all();
    }
}
