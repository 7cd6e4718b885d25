package dev.serai.event;

/** What happened to a delivery that a source sent. */
public sealed interface DeliveryEvent extends Event {

    @Override
    Subject.Delivery subject();

    /**
     * It is the first of its source that is kept for this reason, until none is left that is.
     *
     * @param quarantineReason for instance {@code UNFIT}
     */
    @Verb(
            value = "delivery.quarantined",
            means = "A source sent what its kind cannot read: it is kept, with others that follow.")
    record Quarantined(Subject.Delivery subject, String source, String quarantineReason) implements DeliveryEvent {}

    /** @param alerts how many it holds */
    @Verb(value = "delivery.replayed", means = "A person had a delivery read again that was in quarantine.")
    record Replayed(Subject.Delivery subject, String source, int alerts) implements DeliveryEvent {}
}
