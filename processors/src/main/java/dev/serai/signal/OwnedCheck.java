package dev.serai.signal;

/** What somebody works on already pages nobody else; another condition of the same service does. */
final class OwnedCheck implements SignalCheck {

    @Override
    public SignalAnswer ask(SignalView view, SignalPolicy policy) {
        LogSign sign = view.logs(policy);
        return view.owned().stream()
                .filter(incident -> incident.holds(view.alert(), sign))
                .findFirst()
                .map(incident -> SignalAnswer.suppress(TriageReason.OWNED, incident.name()))
                .orElse(SignalAnswer.agree(PassReason.NOT_OWNED));
    }
}
