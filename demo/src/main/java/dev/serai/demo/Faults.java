package dev.serai.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which requests fail, and how; the latest rule that fits decides. */
final class Faults {

    private final List<FaultRule> rules = new ArrayList<>();
    private int healings;

    private static final class FaultRule {
        private final Predicate<Request> which;
        private final Fault fault;
        private int left;

        FaultRule(Predicate<Request> which, Fault fault, int times) {
            this.which = which;
            this.fault = fault;
            this.left = times;
        }
    }

    synchronized void add(Predicate<Request> which, Fault fault, int times) {
        rules.add(0, new FaultRule(which, fault, times));
    }

    synchronized @Nullable Fault of(Request request) {
        for (FaultRule rule : rules) {
            if (rule.left > 0 && rule.which.test(request)) {
                rule.left--;
                return rule.fault;
            }
        }
        return null;
    }

    /** No faults from now on; what hangs ends. */
    synchronized void heal() {
        rules.clear();
        healings++;
        notifyAll();
    }

    synchronized void hang() throws InterruptedException {
        int before = healings;
        while (healings == before) {
            wait();
        }
    }
}
