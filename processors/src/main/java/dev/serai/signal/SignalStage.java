package dev.serai.signal;

import dev.serai.wire.WireName;
import java.util.List;

/** The stages that may speak against a page of one alert, in the order in which they are asked: the one list of them. */
public enum SignalStage implements WireName {
    OWNED(new OwnedCheck()),
    CHANGE(new ChangeCheck()),
    HOLD(new HoldCheck()),
    RECOVERED(new RecoveredCheck()),
    FOLD(new FoldCheck());

    private final SignalCheck check;

    SignalStage(SignalCheck check) {
        this.check = check;
    }

    SignalAnswer ask(SignalView view, SignalPolicy policy) {
        return check.ask(view, policy);
    }

    public static List<SignalStage> all() {
        return List.of(values());
    }

    /** @throws IllegalArgumentException for anything but a wire name */
    static SignalStage of(String wire) {
        return WireName.of(SignalStage.class, wire);
    }
}
