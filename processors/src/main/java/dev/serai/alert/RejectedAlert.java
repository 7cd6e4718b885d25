package dev.serai.alert;

/**
 * One alert of a delivery that was not taken, while others were.
 *
 * @param index its place in the delivery, from 0
 * @param reason what is wrong, for the sender
 */
public record RejectedAlert(int index, String reason) {}
