package dev.serai.event;

/** Fields that several events share: a record whose components stand among those of the event. */
sealed interface FieldGroup permits ActionEvent.Work, ActionEvent.Sent, ActionEvent.Probed, ApprovalEvent.Decision {}
